/**
 * Conventions of every kernel: input columns first, then parameters, then output columns that the caller
 * owns. Inputs and outputs have the same length and may not share memory. Outputs hold NaN before the
 * first valid index and wherever a result is not finite; inputs hold no NaN. Periods are whole numbers
 * ≥ 1; a series shorter than its period gives NaN only. Nothing is allocated, and no value depends on a
 * later one. The same holds for `smoothing` and `rolling-extremes` beside this file.
 */

/** Change over n bars as a fraction, x_t / x_{t−n} − 1. First index n. Missing: NaN where x_{t−n} is 0. */
export function rateOfChange(values: Float64Array, period: number, out: Float64Array): void {
  const length = values.length;
  out.fill(Number.NaN, 0, Math.min(period, length));
  for (let t = period; t < length; t += 1) {
    const change = values[t]! / values[t - period]! - 1;
    out[t] = change - change === 0 ? change : Number.NaN;
  }
}

/** Simple daily returns C_t / C_{t−1} − 1. First index 1. */
export function returns(close: Float64Array, out: Float64Array): void {
  rateOfChange(close, 1, out);
}

/**
 * True range, the largest of H − L, |H − C_{t−1}| and |L − C_{t−1}|; the first bar has no close before it
 * and counts as H − L. First index 0. Source: Wilder 1978.
 */
export function trueRange(high: Float64Array, low: Float64Array, close: Float64Array, out: Float64Array): void {
  const length = close.length;
  if (length === 0) return;
  out[0] = high[0]! - low[0]!;
  let previousClose = close[0]!;
  for (let t = 1; t < length; t += 1) {
    const highest = high[t]! > previousClose ? high[t]! : previousClose;
    const lowest = low[t]! < previousClose ? low[t]! : previousClose;
    out[t] = highest - lowest;
    previousClose = close[t]!;
  }
}

/**
 * Arithmetic mean of the last n values. First index n − 1.
 * Cost: two additions per value, whatever n is. The sum of a window is the sum of a tail of one block of
 * n values and a head of the next, so nothing is ever subtracted and no rounding error is carried along,
 * as a running sum would.
 */
export function sma(values: Float64Array, period: number, out: Float64Array): void {
  const length = values.length;
  out.fill(Number.NaN, 0, Math.min(period - 1, length));
  for (let start = 0; start < length; start += period) {
    if (start > 0) {
      const headEnd = Math.min(start + period - 1, length);
      let head = 0;
      for (let t = start; t < headEnd; t += 1) {
        head += values[t]!;
        out[t] = (out[t]! + head) / period;
      }
    }
    if (start + period > length) return;
    // Tails of this block wait in the slots of the windows that will need them.
    let tail = 0;
    const lastWindow = length - period + 1;
    for (let t = start + period - 1; t > start; t -= 1) {
      tail += values[t]!;
      if (t < lastWindow) out[t + period - 1] = tail;
    }
    out[start + period - 1] = (tail + values[start]!) / period;
  }
}

/**
 * Population standard deviation (divided by n) of the last n values, in two passes per window.
 * First index n − 1. Cost: O(n) per value; the shortcut mean(x²) − mean(x)² would lose all digits where
 * prices barely move.
 */
export function stdevPopulation(values: Float64Array, period: number, out: Float64Array): void {
  sma(values, period, out);
  deviationsAround(values, period, out, out);
}

/** As `stdevPopulation`, from means that are known already; `means` and `out` may be one column. */
export function deviationsAround(values: Float64Array, period: number, means: Float64Array, out: Float64Array): void {
  const length = values.length;
  out.fill(Number.NaN, 0, Math.min(period - 1, length));
  for (let t = period - 1; t < length; t += 1) {
    const mean = means[t]!;
    let squares = 0;
    for (let i = t - period + 1; i <= t; i += 1) {
      const deviation = values[i]! - mean;
      squares += deviation * deviation;
    }
    out[t] = Math.sqrt(squares / period);
  }
}
