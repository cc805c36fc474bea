import { SCHEDULE, SCHEDULED_SPLIT_RATIO } from './traits';
import type { Company } from './company';

/** A split: from `session` on the share trades on the new basis, and all older prices are restated. */
export interface Split {
  readonly session: number;
  readonly ratio: number;
}

/** Everything about the demo market that can change while it runs. Sessions are timeline numbers. */
export interface MarketState {
  today: number;
  readonly start: number;
  /** First session of which bars are served. */
  readonly historyStart: number;
  /** By company serial; splits of the future are in here already and act when their day has come. */
  readonly splits: Map<number, Split[]>;
  /** Last session with bars, by orderbook id. */
  readonly halts: Map<string, number>;
  /** First session on which the line is gone, by orderbook id. */
  readonly delistings: Map<string, number>;
  /** Close on the basis of its own day, by orderbook id and session. */
  readonly corrections: Map<string, Map<number, number>>;
}

export function createMarketState(start: number, historyStart: number, companies: readonly Company[]): MarketState {
  const state: MarketState = {
    today: start,
    start,
    historyStart,
    splits: new Map(),
    halts: new Map(),
    delistings: new Map(),
    corrections: new Map(),
  };
  for (const { trait, serial, lines } of companies) {
    if (trait === 'splits') state.splits.set(serial, [{ session: start + SCHEDULE.splits, ratio: SCHEDULED_SPLIT_RATIO }]);
    if (trait === 'halted') lines.forEach((line) => state.halts.set(line.orderbookId, start + SCHEDULE.halted));
    if (trait === 'delists') lines.forEach((line) => state.delistings.set(line.orderbookId, start + SCHEDULE.delists));
  }
  return state;
}

/** Product of the ratios of a company's splits with `after` < session ≤ `upTo`. */
export function splitRatio(state: MarketState, companySerial: number, after: number, upTo: number): number {
  const splits = state.splits.get(companySerial);
  if (splits === undefined) return 1;
  let product = 1;
  for (const split of splits) {
    if (split.session > after && split.session <= upTo) product *= split.ratio;
  }
  return product;
}

/** New shares per share of the anchor basis, as of today. */
export function sharesPerAnchorShare(state: MarketState, companySerial: number): number {
  return splitRatio(state, companySerial, -1, state.today);
}
