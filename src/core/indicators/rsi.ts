/**
 * Relative strength index: 100 − 100 / (1 + G / L), G and L Wilder's smoothing of the gains and the losses
 * of closes, seeded with their plain means over the first n changes. 100 without losses, 0 without gains,
 * 50 where nothing moved. First index n. Source: Wilder 1978; the value without movement is a decision.
 * Cost: one division a bar and no branch on whether the price rose. With D = G − L and A = G + L the index is
 * 50 (1 + D / A); D and A smooth the change and its size, and because only their ratio counts both are kept n times
 * too large, which spares Wilder's division.
 */
export function rsi(close: Float64Array, period: number, out: Float64Array): void {
  const length = close.length;
  out.fill(Number.NaN, 0, Math.min(period, length));
  if (length <= period) return;
  const fading = (period - 1) / period;
  let drift = 0;
  let movement = 0;
  let before = close[0]!;
  for (let t = 1; t <= period; t += 1) {
    const change = close[t]! - before;
    before = close[t]!;
    drift += change;
    movement += Math.abs(change);
  }
  out[period] = strength(drift, movement);
  for (let t = period + 1; t < length; t += 1) {
    const change = close[t]! - before;
    before = close[t]!;
    drift = drift * fading + change;
    movement = movement * fading + Math.abs(change);
    out[t] = strength(drift, movement);
  }
}

/** The index at one bar, with the very bits of `rsi`. Missing: NaN before index n. */
export function rsiAtIndex(close: Float64Array, index: number, period: number): number {
  if (index < period || index >= close.length) return Number.NaN;
  const fading = (period - 1) / period;
  let drift = 0;
  let movement = 0;
  let before = close[0]!;
  for (let t = 1; t <= index; t += 1) {
    const change = close[t]! - before;
    const kept = t <= period ? 1 : fading;
    before = close[t]!;
    drift = drift * kept + change;
    movement = movement * kept + Math.abs(change);
  }
  return strength(drift, movement);
}

/** The drift is never larger than the movement, not even by rounding: both are rounded in the same steps. */
function strength(drift: number, movement: number): number {
  return movement === 0 ? 50 : 50 + 50 * (drift / movement);
}
