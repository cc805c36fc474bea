/** Writes NaN up to index n − 2 and the plain mean of the first n values at n − 1; that index, or the length. */
function seedWithMean(values: Float64Array, period: number, out: Float64Array): number {
  const length = values.length;
  if (length < period) {
    out.fill(Number.NaN);
    return length;
  }
  let sum = 0;
  for (let t = 0; t < period; t += 1) sum += values[t]!;
  out.fill(Number.NaN, 0, period - 1);
  out[period - 1] = sum / period;
  return period - 1;
}

/**
 * Exponential mean, E_t = E_{t−1} + α (x_t − E_{t−1}) with α = 2 / (n + 1), seeded with the plain mean of
 * the first n values. First index n − 1. Source: the seeding of most chart programs.
 */
export function ema(values: Float64Array, period: number, out: Float64Array): void {
  const length = values.length;
  const seed = seedWithMean(values, period, out);
  if (seed === length) return;
  const alpha = 2 / (period + 1);
  let mean = out[seed]!;
  for (let t = seed + 1; t < length; t += 1) {
    mean += alpha * (values[t]! - mean);
    out[t] = mean;
  }
}

/**
 * Wilder's smoothing, E_t = (E_{t−1} (n − 1) + x_t) / n, seeded with the plain mean of the first n values.
 * First index n − 1. Source: Wilder 1978.
 * Cost: no division per value; written as a step towards the value, so that a constant series stays what it is.
 */
export function rma(values: Float64Array, period: number, out: Float64Array): void {
  const length = values.length;
  const seed = seedWithMean(values, period, out);
  if (seed === length) return;
  const part = 1 / period;
  let mean = out[seed]!;
  for (let t = seed + 1; t < length; t += 1) {
    mean += part * (values[t]! - mean);
    out[t] = mean;
  }
}
