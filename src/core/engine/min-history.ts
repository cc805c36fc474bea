import type { Params } from '../strategies/parameter-spec';
import type { Strategy } from '../strategies/strategy';
import { allFactors, rankingsOf } from './plan';

/** Calendar days that hold a number of daily bars, with a margin for holidays. */
const DAYS_PER_BAR = 365.25 / 249;

/**
 * Calendar days of price history without which a strategy says nothing about an instrument.
 * Derived from the factors and machines it reads, so that it cannot drift from them.
 */
export function minHistoryDays(strategy: Strategy, params: Params): number {
  if (strategy.kind === 'state') return Math.ceil(strategy.warmUpBars(params) * DAYS_PER_BAR);
  const factors = rankingsOf(strategy, params).flatMap((plan) => allFactors(plan.rules));
  return Math.max(0, ...factors.map((factor) => factor.historyDays));
}
