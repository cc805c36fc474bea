/**
 * Relative strength index: 100 − 100 / (1 + G / L), G and L Wilder's smoothing of the gains and the losses
 * of closes, seeded with their plain means over the first n changes. 100 without losses, 0 without gains,
 * 50 where nothing moved. First index n. Source: Wilder 1978; the value without movement is a decision.
 */
export function rsi(close: Float64Array, period: number, out: Float64Array): void {
  const length = close.length;
  out.fill(Number.NaN, 0, Math.min(period, length));
  if (length <= period) return;
  let gain = 0;
  let loss = 0;
  for (let t = 1; t <= period; t += 1) {
    const change = close[t]! - close[t - 1]!;
    if (change > 0) gain += change;
    else loss -= change;
  }
  gain /= period;
  loss /= period;
  out[period] = strength(gain, loss);
  for (let t = period + 1; t < length; t += 1) {
    const change = close[t]! - close[t - 1]!;
    gain = (gain * (period - 1) + (change > 0 ? change : 0)) / period;
    loss = (loss * (period - 1) + (change > 0 ? 0 : -change)) / period;
    out[t] = strength(gain, loss);
  }
}

/** The definition with one division and no pole: 100 − 100 / (1 + G / L) = 100 G / (G + L). */
function strength(gain: number, loss: number): number {
  const movement = gain + loss;
  return movement === 0 ? 50 : (100 * gain) / movement;
}
