import type { EpochDay } from '../time/epoch-day';
import type { FundamentalSnapshot, YearlyPoint } from './fundamentals';
import type { Instrument } from './instrument';
import type { DailyBars, Dividend } from './price';

/**
 * Where a computation gets bars from: `visit` is called once for every instrument, in the order that suits the
 * source (its storage, usually). The columns may be views of one buffer that a later call overwrites, so nothing
 * may keep them. Contract: bars are cleaned, ascending and dated ≤ `upTo` (so looking ahead is impossible).
 */
export interface BarSource {
  forEach(upTo: EpochDay, visit: (instrumentIndex: number, bars: DailyBars) => void): void;
}

/** Everything a day's computation may look at: plain data, no clock, no store. */
export interface Market {
  readonly asOf: EpochDay;
  /** In instrument order (compareInstrumentIds). All other arrays are parallel to it. */
  readonly instruments: readonly Instrument[];
  readonly bars: BarSource;
  /** The newest snapshot with asOf − 10 days ≤ snapshot.asOf ≤ asOf, or null. */
  readonly snapshots: readonly (FundamentalSnapshot | null)[];
  /** Gross margin of the own snapshot nearest 365 days before asOf (330–430 days), or null. */
  readonly grossMarginYearAgo: readonly (number | null)[];
  /** Usable yearly points known at asOf, ascending by metric and financial year. */
  readonly yearly: readonly (readonly YearlyPoint[])[];
  readonly dividends: readonly (readonly Dividend[])[];
  /** SEK per unit of a currency; always holds SEK = 1. */
  readonly sekPerUnit: Readonly<Record<string, number>>;
  /** The day of the first own snapshot; null when there is none. */
  readonly firstSnapshot: EpochDay | null;
  /**
   * For days before the first snapshot: the market capital of the first snapshot and its day, from
   * which a price-only strategy may scale a proxy (flag CAP_PROXY). Null entries: unknown.
   */
  readonly capProxy: readonly ({ readonly marketCapSek: number; readonly day: EpochDay; readonly closeThen: number } | null)[];
  /** Instruments the user follows; state strategies always include them. */
  readonly watchlist: ReadonlySet<string>;
}
