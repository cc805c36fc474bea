import type { ChangeReason, DiffDto, DiffEntryDto } from '@shared/dto/signals';
import type { StrategySummaryDto } from '@shared/dto/strategies';

/** What came and what left. */
export interface Passages {
  readonly entered: readonly DiffEntryDto[];
  readonly exited: readonly DiffEntryDto[];
}

/** What happened in a strategy: by the market, and because old data were put right. Null as long as it is not known. */
export interface StrategyNews {
  readonly strategy: StrategySummaryDto;
  readonly diff: DiffDto | null;
  readonly market: Passages | null;
  readonly corrections: Passages;
}

const NOTHING: Passages = { entered: [], exited: [] };

function passages({ entered, exited }: DiffDto, isWanted: (reason: ChangeReason | null) => boolean): Passages {
  return { entered: entered.filter(({ reason }) => isWanted(reason)), exited: exited.filter(({ reason }) => isWanted(reason)) };
}

export function countOf({ entered, exited }: Passages): number {
  return entered.length + exited.length;
}

/** Tells a correction from a move: yesterday's price that was wrong is no news of the market. */
export function newsOf(strategy: StrategySummaryDto, diff: DiffDto | undefined): StrategyNews {
  if (diff === undefined) return { strategy, diff: null, market: null, corrections: NOTHING };
  return {
    strategy,
    diff,
    market: passages(diff, (reason) => reason !== 'correction'),
    corrections: passages(diff, (reason) => reason === 'correction'),
  };
}

/** Whether the market moved it. Until the changes are read, the counts of the summary have to do. */
export function hasMoved({ strategy, market }: StrategyNews): boolean {
  return market === null ? strategy.entered + strategy.exited > 0 : countOf(market) > 0;
}
