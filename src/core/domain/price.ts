/**
 * Daily bars of one instrument as columns. All arrays have the same length; dates ascend strictly.
 *
 * Units: `date` epoch days; prices in the listing currency, adjusted for splits and not for dividends;
 * `volume` in shares. Missing: nothing is missing after cleaning; a day without trade has no bar.
 */
export interface BarColumns {
  readonly date: Int32Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

export const BAR_COLUMN_NAMES = ['date', 'open', 'high', 'low', 'close', 'volume'] as const;

/** What a day's computation reads: no factor and no state machine looks at an open, so none is decoded for it. */
export const DAILY_COLUMN_NAMES = ['date', 'high', 'low', 'close', 'volume'] as const;
export type DailyBars = Pick<BarColumns, (typeof DAILY_COLUMN_NAMES)[number]>;

/** What a row of `BarColumns` takes. */
export const BYTES_PER_BAR = Int32Array.BYTES_PER_ELEMENT + 5 * Float64Array.BYTES_PER_ELEMENT;

export function allocateBars(count: number): BarColumns {
  return {
    date: new Int32Array(count),
    open: new Float64Array(count),
    high: new Float64Array(count),
    low: new Float64Array(count),
    close: new Float64Array(count),
    volume: new Float64Array(count),
  };
}

/** Views of the rows [start, end): nothing is copied. */
export function sliceBars(bars: BarColumns, start: number, end: number): BarColumns {
  return {
    date: bars.date.subarray(start, end),
    open: bars.open.subarray(start, end),
    high: bars.high.subarray(start, end),
    low: bars.low.subarray(start, end),
    close: bars.close.subarray(start, end),
    volume: bars.volume.subarray(start, end),
  };
}

/** A bar as it came over the wire, before cleaning. */
export interface RawBar {
  /** Epoch milliseconds; midnight in Stockholm for a daily bar. */
  readonly timestampMs: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number | null;
  readonly volume: number | null;
}

/** A dividend per share, on the newest split basis. */
export interface Dividend {
  readonly exDate: number;
  readonly amount: number;
  readonly currency: string;
}
