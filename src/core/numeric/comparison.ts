/** Differences of prices below this share of the close are rounding noise, not a signal. */
export const PRICE_MARGIN_RATIO = 1e-10;

/** Margin of an RSI against a level, in RSI points. */
export const RSI_MARGIN = 1e-8;

/** Margin of a Bollinger band width against a level, as a fraction. */
export const BAND_WIDTH_MARGIN = 1e-10;

/** Whether `a` exceeds `b` by more than noise at a bar that closed at `close`. Missing: false for NaN. */
export function isPriceAbove(a: number, b: number, close: number): boolean {
  return a - b > PRICE_MARGIN_RATIO * close;
}

/** Whether `a` falls short of `b` by more than noise at a bar that closed at `close`. Missing: false for NaN. */
export function isPriceBelow(a: number, b: number, close: number): boolean {
  return b - a > PRICE_MARGIN_RATIO * close;
}

/** The number itself, or NaN where an operation overflowed or divided by zero. */
export function finiteOrMissing(x: number): number {
  return x - x === 0 ? x : Number.NaN;
}
