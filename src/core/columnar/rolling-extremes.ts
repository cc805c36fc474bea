import { loadExtremesCode, PAGE_BYTES, type ExtremePass, type ExtremesCode } from './extremes-code';

const ROW_BYTES = Float64Array.BYTES_PER_ELEMENT;

interface Extremes {
  readonly max: ExtremePass;
  readonly min: ExtremePass;
  /** The rows that the code works on, at least as many as asked for. */
  rows(count: number): Float64Array;
}

function createExtremes({ max, min, rows: memory }: ExtremesCode): Extremes {
  let rows = new Float64Array(memory.buffer);
  return {
    max,
    min,
    rows(count) {
      if (count > rows.length) {
        memory.grow(Math.ceil(((count - rows.length) * ROW_BYTES) / PAGE_BYTES));
        rows = new Float64Array(memory.buffer);
      }
      return rows;
    },
  };
}

let extremes: Extremes | null = null;

/** Loaded at the first use: a process that computes nothing does not pay for it. Holds rows of the call that runs, no results. */
function loaded(): Extremes {
  return (extremes ??= createExtremes(loadExtremesCode()));
}

/**
 * Widens windows by doubling: the extreme of 2, 4, 8 … rows is that of two neighbours half as wide, and the last step
 * overlaps. Rows before the first window read whatever lies before the column, and become NaN.
 */
function rolling(values: Float64Array, period: number, out: Float64Array, kind: 'max' | 'min'): void {
  const length = values.length;
  out.fill(Number.NaN, 0, Math.min(period - 1, length));
  if (length < period) return;
  // Pairs of rows: the column begins at an even one, and its last pair may reach one row beyond it.
  const start = period + (period % 2);
  const code = loaded();
  const rows = code.rows(start + length + 1);
  rows.set(values, start);
  const firstByte = start * ROW_BYTES;
  const lastByte = (start + length - 1 - ((length - 1) % 2)) * ROW_BYTES;
  let width = 1;
  for (; width * 2 <= period; width *= 2) code[kind](lastByte, firstByte, width * ROW_BYTES);
  if (width < period) code[kind](lastByte, firstByte, (period - width) * ROW_BYTES);
  out.set(rows.subarray(start + period - 1, start + length), period - 1);
}

/**
 * Highest of the last n values. First index n − 1. Inputs must hold no NaN.
 * Cost: one comparison per value and doubling of n, two values at a time; 2 to 3 ns a value.
 */
export function rollingMax(values: Float64Array, period: number, out: Float64Array): void {
  rolling(values, period, out, 'max');
}

/** Lowest of the last n values; otherwise as `rollingMax`. */
export function rollingMin(values: Float64Array, period: number, out: Float64Array): void {
  rolling(values, period, out, 'min');
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
