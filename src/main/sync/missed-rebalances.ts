import { nextTradingDay } from '@core/calendar/stockholm-calendar';
import type { StrategyResult } from '@core/domain/signal';
import type { StrategyVariant } from '@core/engine/compute';
import { STALE_DAYS } from '@core/factors/as-of';
import { parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Writer } from '../store/file/connection';
import { createHoldingReader, createHoldingWriter } from '../store/signals/holdings';
import { hasList } from '../store/signals/publication';
import { createSignalReader, type SignalReader } from '../store/signals/signal-reader';
import { mayChangeOn, nextPortfolio } from './next-portfolio';

export interface MissedRebalance {
  readonly variant: StrategyVariant;
  /** Of the evening before the rebalance. */
  readonly result: StrategyResult;
}

/** Computes some strategies of a day from what is stored. */
export type ComputeDay = (day: EpochDay, variants: readonly StrategyVariant[]) => readonly StrategyResult[];

/** Evenings before a rebalance that came after a variant's last computed day and before this one. */
function missedEvenings(variants: readonly StrategyVariant[], asOf: EpochDay, signals: SignalReader): Map<EpochDay, StrategyVariant[]> {
  const evenings = new Map<EpochDay, StrategyVariant[]>();
  for (const variant of variants) {
    const { strategy, params, paramsHash } = variant;
    if (strategy.kind !== 'list') continue;
    const last = signals.latestAttempt(strategy.id, paramsHash);
    if (last === null) continue;
    const lastDay = parseIsoDate(last.asOf);
    // Later ones would have no figures that were known on them: those of the last computed day are too old.
    for (let day = nextTradingDay(lastDay); day < asOf && day - lastDay <= STALE_DAYS; day = nextTradingDay(day)) {
      if (mayChangeOn(strategy, params, nextTradingDay(day))) evenings.set(day, [...(evenings.get(day) ?? []), variant]);
    }
  }
  return evenings;
}

/**
 * The rankings that should have decided a rebalance while the computer was off. What a portfolio holds depends on the
 * day and its data, not on when they were computed.
 * Shape: by day, in the order of `variants`. Cost: nothing where no such evening passed, else one market for each.
 */
export function computeMissedRebalances(writer: Writer, variants: readonly StrategyVariant[], asOf: EpochDay, compute: ComputeDay): MissedRebalance[] {
  const evenings = [...missedEvenings(variants, asOf, createSignalReader(writer))].sort(([a], [b]) => a - b);
  return evenings.flatMap(([day, due]) => compute(day, due).map((result, index) => ({ variant: due[index]!, result })));
}

/** Only the portfolios are made up: the lists of a day that nobody saw would be told as news. Belongs into a transaction. */
export function storeMissedRebalances(writer: Writer, missed: readonly MissedRebalance[]): void {
  const stores = { holdings: createHoldingReader(writer), signals: createSignalReader(writer) };
  const holdingWriter = createHoldingWriter(writer);
  for (const { variant, result } of missed) {
    if (variant.strategy.kind !== 'list' || !hasList(result.status)) continue;
    const { holdings, sleeveHoldings = [] } = nextPortfolio(result, variant.strategy, variant, stores);
    for (const sleeve of sleeveHoldings) holdingWriter.put(sleeve, sleeve);
    if (holdings !== undefined) holdingWriter.put(result, holdings);
  }
}
