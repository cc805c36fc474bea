import type { IsoDate } from '../time/epoch-day';
import type { InstrumentId } from './instrument';

export const RUN_STATUSES = ['OK', 'PARTIAL', 'INSUFFICIENT_DATA', 'NO_POINT_IN_TIME_DATA'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const INSTRUMENT_STATUSES = ['OK', 'STALE', 'WARMUP'] as const;
export type SignalStatus = (typeof INSTRUMENT_STATUSES)[number];

export type SignalState = 'FLAT' | 'LONG';
export type SignalEvent = 'INIT_FLAT' | 'INIT_LONG' | 'ENTER' | 'EXIT';

/** One figure that explains a row: the raw value, its place, and the day of the data behind it. */
export interface Component {
  /** Missing: null. */
  readonly value: number | null;
  /** 1 = best among the eligible; null when the factor is not ranked. */
  readonly rank: number | null;
  /** Among how many `rank` is a place, missing values included; left out without a rank. */
  readonly of?: number;
  /**
   * What it adds to the sum that it is a part of (core/engine/contributions); the parts of a sum add up to it. Left
   * out for a figure that is part of none. Rows of engine version 1 have neither this nor `of`.
   */
  readonly contribution?: number;
  readonly asOf: IsoDate | null;
}

/** The component that holds the close under which a row would leave the target; see core/engine/leaves-below. */
export const LEAVES_BELOW = 'leavesBelow';

export type Components = Readonly<Record<string, Component>>;

/** One test that an instrument passed or failed on its way into a list. */
export interface FilterOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** What was tested; null when it is missing (which fails), text where the test is not numeric. */
  readonly value: number | string | null;
  readonly limit: number | string | null;
  /** value − limit, signed so that ≥ 0 is on the passing side; null for tests that are not numeric. */
  readonly margin: number | null;
}

/** One row of one strategy's result for one day. */
export interface SignalRow {
  readonly orderbookId: InstrumentId;
  /** A total order 1, 2, 3 …; null for state strategies. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly inTarget: boolean;
  readonly targetWeight: number;
  readonly state: SignalState | null;
  readonly event: SignalEvent | null;
  readonly stateSince: IsoDate | null;
  readonly components: Components;
  readonly flags: readonly string[];
  readonly historyStart: IsoDate | null;
  readonly status: SignalStatus;
}

export interface InstrumentExplanation {
  readonly orderbookId: InstrumentId;
  /**
   * In the order in which the tests are run; ends with the first failed one. A combination tells the verdict of each of
   * its lists, passed or not, and ends with how many of them hold the name.
   */
  readonly filters: readonly FilterOutcome[];
}

/** A row of the model portfolio: what is held between two rebalance dates. */
export interface ModelHolding {
  readonly orderbookId: InstrumentId;
  readonly weight: number;
  readonly rankAtPurchase: number;
  readonly heldSince: IsoDate;
}

/** What one of the lists that a combination holds picked: the rows of its target only. */
export interface SleeveResult {
  readonly strategyId: string;
  readonly status: RunStatus;
  readonly rows: readonly SignalRow[];
}

/** Everything one strategy with one parameter set says about one day. */
export interface StrategyResult {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly asOf: IsoDate;
  readonly engineVersion: number;
  readonly status: RunStatus;
  /** The data gate that failed, in words, when status is INSUFFICIENT_DATA. */
  readonly gate: string | null;
  /** Lines that the tests looked at; those shut out and, where a result is published, its rows make up this number. */
  readonly universeCount: number;
  readonly eligibleCount: number;
  /** Excluded instruments by the name of the first filter they failed. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Empty unless status is OK or PARTIAL. Lists in rank order, states in instrument order. */
  readonly rows: readonly SignalRow[];
  /** One entry per instrument of the stored market, in instrument order. */
  readonly explanations: readonly InstrumentExplanation[];
  /** Of a combination: its lists, in the order of its weights. Not stored with it. */
  readonly sleeves?: readonly SleeveResult[];
}
