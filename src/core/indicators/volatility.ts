/** Sessions a year by convention, for scaling a daily deviation to a year. */
const YEAR_SESSIONS = 252;
/**
 * When the squares have shrunk to this part of what they were, a large value has left the window and its rounding
 * noise may be all that remains of it.
 */
const RESUM_BELOW = 1e-3;

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

/**
 * `volatilityAtIndex` of every bar, to within 1e-10. First index n.
 * Cost: constant per bar. Mean and squares slide (Welford) and are summed anew every n bars, and whenever a large
 * value has left the window, so that no rounding error lives long.
 */
export function volatility(close: Float64Array, period: number, out: Float64Array): void {
  const length = close.length;
  out.fill(Number.NaN, 0, Math.min(period, length));
  if (period < 2) return void out.fill(Number.NaN);
  const yearly = Math.sqrt(YEAR_SESSIONS);
  const part = 1 / period;
  const samplePart = 1 / (period - 1);
  let mean = 0;
  let squares = 0;
  let largest = 0;
  let summedAt = -period;
  for (let t = period; t < length; t += 1) {
    if (t - summedAt < period) {
      const enters = close[t]! / close[t - 1]! - 1;
      const leaves = close[t - period]! / close[t - period - 1]! - 1;
      const before = mean;
      mean += (enters - leaves) * part;
      squares += (enters - leaves) * (enters - mean + leaves - before);
      if (squares > largest) largest = squares;
    }
    if (t - summedAt >= period || squares < RESUM_BELOW * largest) {
      summedAt = t;
      let sum = 0;
      for (let i = t - period + 1; i <= t; i += 1) sum += close[i]! / close[i - 1]! - 1;
      mean = sum / period;
      squares = 0;
      for (let i = t - period + 1; i <= t; i += 1) {
        const deviation = close[i]! / close[i - 1]! - 1 - mean;
        squares += deviation * deviation;
      }
      largest = squares;
    }
    out[t] = Math.sqrt(squares * samplePart) * yearly;
  }
}
