/** Average true range in percent of the close, 100 · ATR / C. First index as `atrValues`. */
export function natr(atrValues: Float64Array, close: Float64Array, out: Float64Array): void {
  for (let t = 0; t < close.length; t += 1) out[t] = (100 * atrValues[t]!) / close[t]!;
}
