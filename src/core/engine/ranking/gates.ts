import { previousTradingDay } from '../../calendar/stockholm-calendar';
import type { YearlyMetric } from '../../domain/fundamentals';
import type { Market } from '../../domain/market';
import { hasEveryMetric } from '../../factors/yearly-series';
import type { Universe } from '../../universe/list-universe';
import type { MarketFigures } from '../../universe/market-figures';

/**
 * The data a list must rest on before it may be published. Below these a list would be one of whatever data
 * happened to arrive; the last good one stays instead.
 */
export interface GateThresholds {
  readonly minBaseUniverse: number;
  readonly minMarketCapRatio: number;
  readonly minFreshBarRatio: number;
  readonly minYearlyRatio: number;
  readonly minEligiblePerPlace: number;
  readonly minEligiblePerPoolName: number;
}

export const GATE_THRESHOLDS: GateThresholds = {
  minBaseUniverse: 50,
  minMarketCapRatio: 0.8,
  minFreshBarRatio: 0.9,
  minYearlyRatio: 0.8,
  minEligiblePerPlace: 2,
  minEligiblePerPoolName: 1.25,
};

export interface GateInput {
  readonly market: Market;
  readonly figures: MarketFigures;
  readonly universe: Universe;
  readonly thresholds: GateThresholds;
  readonly needsMarketCap: boolean;
  readonly needsSnapshot: boolean;
  /** Yearly series the strategy reads. */
  readonly metrics: readonly YearlyMetric[];
}

function countOf(indices: Int32Array, isFine: (index: number) => boolean): number {
  let count = 0;
  for (const index of indices) if (isFine(index)) count += 1;
  return count;
}

function percent(ratio: number): string {
  return `${Math.round(ratio * 100)} %`;
}

/** A share below its threshold, in words; null when it is reached. An empty set reaches nothing. */
function tooFew(gate: string, count: number, total: number, minRatio: number, what: string): string | null {
  if (count >= minRatio * total && total > 0) return null;
  return `${gate}: ${count} of ${total} names ${what}, ${percent(minRatio)} are needed.`;
}

/** The first of the gates a–d that is closed, in words; null when all are open. */
export function closedDataGate(input: GateInput): string | null {
  const { market, figures, universe, thresholds } = input;
  const { base, representative } = universe;
  if (base.length < thresholds.minBaseUniverse) {
    return `base-universe: ${base.length} names, ${thresholds.minBaseUniverse} are needed.`;
  }
  if (input.needsMarketCap || input.needsSnapshot) {
    const valued = countOf(base, (i) => figures.marketCapSek[i]! > 0);
    const closed = tooFew('fundamentals', valued, base.length, thresholds.minMarketCapRatio, 'have a market value of the last ten days');
    if (closed !== null) return closed;
  }
  const dayBefore = previousTradingDay(market.asOf);
  const fresh = countOf(representative, (i) => figures.barDay[i]! >= dayBefore);
  const stale = tooFew('prices', fresh, representative.length, thresholds.minFreshBarRatio, 'have a bar of the day or the day before');
  if (stale !== null) return stale;
  if (input.metrics.length === 0) return null;
  const reported = countOf(representative, (i) => hasEveryMetric(market.yearly[i] ?? [], input.metrics, market.asOf));
  return tooFew('yearly-reports', reported, representative.length, thresholds.minYearlyRatio, 'have the yearly figures');
}

/** Gate e: enough names compete for the places, so that the list is a choice. */
export function closedSizeGate(eligible: number, n: number, poolSize: number | null, thresholds: GateThresholds): string | null {
  const needed = Math.max(thresholds.minEligiblePerPlace * n, poolSize === null ? 0 : thresholds.minEligiblePerPoolName * poolSize);
  return eligible >= needed ? null : `eligible: ${eligible} names, ${Math.ceil(needed)} are needed.`;
}
