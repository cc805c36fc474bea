import type { SignalEvent, SignalState, SignalStatus } from '../domain/signal';
import type { DailyBars } from '../domain/price';
import type { Factor } from '../factors/factor';
import type { EpochDay } from '../time/epoch-day';
import type { Condition } from './conditions';
import type { Measure, OrderKey } from './measure';
import type { Params, ParamTable } from './parameter-spec';
import type { Scratch } from './state/scratch';

export type DataNeed = 'prices' | 'ratios' | 'yearly';

export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly params: Params;
}

/**
 * A strategy is a value: it says what it wants, and the engine derives everything else from that – the
 * ranking, the explanation of every row, the history it needs, the check of its parameters, its page.
 */
export interface StrategyBase {
  readonly id: string;
  /** Its place in the catalogue, `S01` … */
  readonly number: string;
  readonly name: string;
  readonly description: string;
  /** Who published it, and where. */
  readonly source: string;
  readonly dataPolicy: {
    readonly needs: readonly DataNeed[];
    /** Where the data source lacks a quantity of the published rule: what stands in for it. */
    readonly proxies: readonly string[];
  };
  /** Rules that are data, not code, as text: they belong to the hash of a parameter set. */
  readonly ownRules?: string;
  readonly params: ParamTable;
  readonly presets: readonly Preset[];
}

export type Weighting =
  | { readonly kind: 'equal' }
  | { readonly kind: 'inverseVol'; readonly volatility: Factor }
  /** 1 / max(count, minSlots): a short list does not become a concentrated one. */
  | { readonly kind: 'slots'; readonly minSlots: number };

/** A first selection by one order, from which the final order then picks. */
export interface Pool {
  readonly order: readonly OrderKey[];
  /** A fixed number of names, or a fraction of the competing ones. */
  readonly size: { readonly kind: 'count'; readonly count: number } | { readonly kind: 'fraction'; readonly fraction: number };
}

/** The best of the risky ones is held whole; the safe one when it does not beat the hurdle. Orderbook ids. */
export interface AssetChoice {
  readonly risky: readonly string[];
  /** null: cash. */
  readonly safe: string | null;
}

export interface Ranking {
  readonly kind: 'ranking';
  /** Inputs without which a name is not eligible. */
  readonly required: readonly Condition[];
  /** The strategy's own tests, run after eligibility. */
  readonly tests: readonly Condition[];
  readonly pool: Pool | null;
  /** The first key is the score. Market value and instrument order settle what is left. */
  readonly order: readonly OrderKey[];
  readonly weighting: Weighting;
  /** A picked name whose score does not exceed this leaves its place in cash. */
  readonly hurdle: number | null;
  /** A few named instruments in place of the universe; null: the universe. */
  readonly assets: AssetChoice | null;
  /** Measures that explain a row without deciding it. */
  readonly show: readonly Measure[];
  /** Tests that are meant to be hard to pass: a short list is a result, not a lack of data. */
  readonly mayBeShort: boolean;
}

export interface Sleeve {
  readonly strategy: ListStrategy;
  readonly overrides: Params;
  readonly weight: number;
}

/** Several lists held side by side; a name in several of them gets the sum of its weights. */
export interface Combination {
  readonly kind: 'combination';
  readonly sleeves: readonly Sleeve[];
}

export type ListRules = Ranking | Combination;

export interface ListStrategy extends StrategyBase {
  readonly kind: 'list';
  rules(params: Params): ListRules;
}

/** What a state machine says about one instrument on one day. NaN: no score. */
export interface StateReading {
  readonly state: SignalState | null;
  readonly event: SignalEvent | null;
  readonly stateSince: EpochDay | null;
  readonly score: number;
  readonly historyStart: EpochDay | null;
  readonly status: SignalStatus;
  readonly components: Readonly<Record<string, number>>;
  readonly componentsAsOf: EpochDay | null;
  /** The next close that the machine looks at ends a long state when it is below this; NaN where no price does. */
  readonly leavesBelow: number;
  readonly flags: readonly string[];
}

/** Runs over the whole series from its first valid bar; keeps nothing of `bars` or `scratch`. */
export type StateMachine = (bars: DailyBars, asOf: EpochDay, params: Params, scratch: Scratch) => StateReading;

export interface StateStrategy extends StrategyBase {
  readonly kind: 'state';
  /** Bars before the machine can say anything. */
  warmUpBars(params: Params): number;
  readonly machine: StateMachine;
}

export type Strategy = ListStrategy | StateStrategy;
