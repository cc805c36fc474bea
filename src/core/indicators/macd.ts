import { ema } from '../columnar/smoothing';

/** The three lines of `macd`, as columns that the caller owns. */
export interface MacdLines {
  readonly macd: Float64Array;
  readonly signal: Float64Array;
  readonly histogram: Float64Array;
}

export interface MacdPeriods {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
}

/**
 * Moving average convergence/divergence: M = EMA(C, fast) − EMA(C, slow), each with its own seed; the
 * signal line is EMA(M), seeded on the first values of M; the histogram is M − signal. Price units.
 * First index slow − 1 for M, slow + signal − 2 for the others (`fast` ≤ `slow`). Source: Appel 2005.
 */
export function macd(close: Float64Array, periods: MacdPeriods, out: MacdLines): void {
  const length = close.length;
  const { fast, slow } = periods;
  const { macd: line, signal, histogram } = out;
  // The signal column holds the slow mean until its own values are due.
  ema(close, fast, line);
  ema(close, slow, signal);
  for (let t = 0; t < length; t += 1) line[t] = line[t]! - signal[t]!;

  const first = Math.min(slow - 1, length);
  ema(line.subarray(first), periods.signal, signal.subarray(first));
  for (let t = 0; t < length; t += 1) histogram[t] = line[t]! - signal[t]!;
}
