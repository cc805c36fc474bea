/**
 * Highest of the last n values. First index n − 1. Inputs must hold no NaN.
 * Cost: three comparisons per value, whatever n is: a window is the tail of one block of n values and the
 * head of the next, and the maxima of both are known. Source: van Herk 1992, Gil and Werman 1993.
 */
export function rollingMax(values: Float64Array, period: number, out: Float64Array): void {
  const length = values.length;
  out.fill(Number.NaN, 0, Math.min(period - 1, length));
  for (let start = 0; start < length; start += period) {
    if (start > 0) {
      const headEnd = Math.min(start + period - 1, length);
      let head = Number.NEGATIVE_INFINITY;
      for (let t = start; t < headEnd; t += 1) {
        if (values[t]! > head) head = values[t]!;
        if (head > out[t]!) out[t] = head;
      }
    }
    // The maxima of this block's tails wait in the slots of the windows that will need them.
    if (start + period > length) return;
    let tail = Number.NEGATIVE_INFINITY;
    const lastWindow = length - period + 1;
    for (let t = start + period - 1; t >= start; t -= 1) {
      if (values[t]! > tail) tail = values[t]!;
      if (t < lastWindow) out[t + period - 1] = tail;
    }
  }
}

/** Highest value of the rows [start, end); −∞ for none. Inputs must hold no NaN. Cost: O(end − start). */
export function highestOf(values: Float64Array, start: number, end: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let t = start; t < end; t += 1) if (values[t]! > highest) highest = values[t]!;
  return highest;
}

/** Lowest value of the rows [start, end); ∞ for none. Inputs must hold no NaN. Cost: O(end − start). */
export function lowestOf(values: Float64Array, start: number, end: number): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let t = start; t < end; t += 1) if (values[t]! < lowest) lowest = values[t]!;
  return lowest;
}

/** Lowest of the last n values; otherwise as `rollingMax`. */
export function rollingMin(values: Float64Array, period: number, out: Float64Array): void {
  const length = values.length;
  out.fill(Number.NaN, 0, Math.min(period - 1, length));
  for (let start = 0; start < length; start += period) {
    if (start > 0) {
      const headEnd = Math.min(start + period - 1, length);
      let head = Number.POSITIVE_INFINITY;
      for (let t = start; t < headEnd; t += 1) {
        if (values[t]! < head) head = values[t]!;
        if (head < out[t]!) out[t] = head;
      }
    }
    if (start + period > length) return;
    let tail = Number.POSITIVE_INFINITY;
    const lastWindow = length - period + 1;
    for (let t = start + period - 1; t >= start; t -= 1) {
      if (values[t]! < tail) tail = values[t]!;
      if (t < lastWindow) out[t + period - 1] = tail;
    }
  }
}
