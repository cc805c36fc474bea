import type { ModelHolding, StrategyResult } from '@core/domain/signal';
import type { IsoDate } from '@core/time/epoch-day';

export type StoredChangeKind = 'entered' | 'exited' | 'moved' | 'kept';
export type StoredChangeReason = 'price' | 'report' | 'filter' | 'universe' | 'correction';

/** What happened to one instrument since the previous published set of the same strategy. */
export interface StoredChange {
  readonly orderbookId: string;
  readonly change: StoredChangeKind;
  readonly reason: StoredChangeReason;
  readonly previousRank: number | null;
  readonly rank: number | null;
}

/** Where a result comes from, and how it differs from the set before it. */
export interface PublicationContext {
  readonly runId: string;
  readonly computedAtMs: number;
  readonly durationMs: number;
  /** All parameters, defaults filled in. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputHash: string;
  readonly calendarVersion: string;
  /** Share of the listed stocks with a bar of the session, 0 … 1. */
  readonly currentShare: number;
  readonly previousAsOf: IsoDate | null;
  /** Empty when there is no previous set. */
  readonly changes: readonly StoredChange[];
  /** Given only on a rebalance date: the model portfolio from then on. */
  readonly holdings?: PortfolioChange;
  /** The same of the lists of a combination that nobody publishes on their own. */
  readonly sleeveHoldings?: readonly (PortfolioChange & { readonly strategyId: string; readonly paramsHash: string })[];
}

export interface PortfolioChange {
  readonly rebalancedOn: IsoDate;
  readonly rows: readonly ModelHolding[];
}

/**
 * `published`: rows were written. `unchanged`: exactly these rows were there already. `kept`: the result
 * has no list but the day already has one, which stays.
 */
export type PublicationOutcome = 'published' | 'unchanged' | 'kept';

export interface Published {
  readonly outcome: PublicationOutcome;
  readonly revision: number;
  readonly rows: number;
}

/** Whether a result carries a list at all. */
export function hasList(status: StrategyResult['status']): boolean {
  return status === 'OK' || status === 'PARTIAL';
}
