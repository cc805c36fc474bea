import type { Instrument } from '@core/domain/instrument';
import type { FilterOutcome } from '@core/domain/signal';
import { placesOf } from '@core/engine/plan';
import { borderPlace, scoreToBorder } from '@core/engine/result/distance-to-target';
import type { Params } from '@core/strategies/parameter-spec';
import type { ExplanationDto, SignalRowDto } from '@shared/dto/signals';
import type { StoredRun } from '../store/signals/stored-run';
import { findInstrument, type ChosenVariant, type ReadContext } from './read-context';
import { findRun, toRowDto } from './signals';

type Placement = Pick<ExplanationDto, 'distanceToTarget' | 'border' | 'scoreToBorder'>;

/** Places that the list has; a combination holds as many names as its lists do, and a hurdle leaves places empty. */
function targetSize({ inTarget, params }: StoredRun): number {
  return Math.max(inTarget, placesOf(params as Params) || 0);
}

/** Where the row stands to the border of the target; all of it null for a row without a rank. */
function placementOf({ stores }: Pick<ReadContext, 'stores'>, run: StoredRun, row: SignalRowDto): Placement {
  if (row.rank === null) return { distanceToTarget: null, border: null, scoreToBorder: null };
  const n = targetSize(run);
  const border = stores.signals.atRank(run, borderPlace(row.rank, n));
  return { distanceToTarget: row.rank - n, border, scoreToBorder: scoreToBorder(row, border) };
}

function fallToLeave({ leavesBelow, components }: SignalRowDto): number | null {
  const close = components.close?.value ?? null;
  return leavesBelow === null || close === null ? null : 1 - leavesBelow / close;
}

/**
 * Why an instrument is in a list, or the first test that keeps it out: all of it written by the run.
 * Missing: an instrument that is not ranked has no rank, score or components, but its filters.
 */
export function readExplanation(context: ReadContext, chosen: ChosenVariant, text: string): ExplanationDto {
  return explainIn(context, chosen, findRun(context, chosen), findInstrument(context.stores, text));
}

/** The same for a set and an instrument that are known. */
export function explainIn(context: Pick<ReadContext, 'stores'>, chosen: ChosenVariant, run: StoredRun, instrument: Instrument): ExplanationDto {
  const { stores } = context;
  const stored = stores.signals.row(run, instrument.orderbookId);
  const explanation = stores.signals.explanation(chosen.strategy.id, run.paramsHash, instrument.orderbookId);
  // Explanations are kept for the newest day only; an older one would explain another list.
  const filters: readonly FilterOutcome[] = explanation?.asOf === run.asOf ? explanation.filters : [];
  const row: SignalRowDto = stored
    ? toRowDto(stored)
    : {
        rank: null,
        orderbookId: instrument.orderbookId,
        isin: instrument.isin,
        ticker: instrument.ticker,
        name: instrument.name,
        score: null,
        inTarget: false,
        targetWeight: 0,
        state: null,
        event: null,
        stateSince: null,
        previousRank: null,
        change: 'none',
        components: {},
        leavesBelow: null,
        flags: [],
        status: 'OK',
      };
  return {
    ...row,
    strategyId: chosen.strategy.id,
    asOf: run.asOf,
    ranked: stored !== null,
    rankedCount: stores.signals.count(run),
    eligible: run.eligible,
    filters: filters.map((filter) => ({ ...filter })),
    ...placementOf(context, run, row),
    fallToLeave: fallToLeave(row),
    // A combination holds what one of its lists holds, whatever the others say.
    firstFailedFilter: row.inTarget ? null : (filters.find((filter) => !filter.passed)?.name ?? null),
  };
}
