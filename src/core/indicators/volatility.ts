/** Sessions a year by convention, for scaling a daily deviation to a year. */
const YEAR_SESSIONS = 252;

/**
 * Volatility at one bar: sample standard deviation (n − 1) of the last n simple daily returns, times √252;
 * a yearly fraction. Missing: NaN before index n and for n < 2.
 */
export function volatilityAtIndex(close: Float64Array, index: number, period: number): number {
  const start = index - period + 1;
  if (start < 1 || period < 2) return Number.NaN;
  let sum = 0;
  for (let t = start; t <= index; t += 1) sum += close[t]! / close[t - 1]! - 1;
  const mean = sum / period;
  let squares = 0;
  for (let t = start; t <= index; t += 1) {
    const deviation = close[t]! / close[t - 1]! - 1 - mean;
    squares += deviation * deviation;
  }
  return Math.sqrt(squares / (period - 1)) * Math.sqrt(YEAR_SESSIONS);
}

/** `volatilityAtIndex` of every bar. First index n. Cost: O(n) per bar, two passes per window. */
export function volatility(close: Float64Array, period: number, out: Float64Array): void {
  for (let t = 0; t < close.length; t += 1) out[t] = volatilityAtIndex(close, t, period);
}
