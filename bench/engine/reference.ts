import type { BarColumns } from '../../src/core/domain/price';
import { AS_OF } from './market';
import { DAILY_OUTPUTS, HISTORY_OUTPUTS, STALE_DAYS } from './signals';

/*
 * Every figure from its definition, window by window, without a single clever step: slow, and plain enough to be
 * believed. Shares no code with the engine.
 */

function windowOf(values: Float64Array, end: number, size: number): number[] | null {
  return end - size + 1 < 0 ? null : Array.from(values.subarray(end - size + 1, end + 1));
}

function over(values: Float64Array, end: number, size: number, measure: (window: number[]) => number): number {
  const window = windowOf(values, end, size);
  return window === null ? Number.NaN : measure(window);
}

const mean = (window: readonly number[]): number => window.reduce((sum, value) => sum + value, 0) / window.length;
const highest = (window: readonly number[]): number => Math.max(...window);
const lowest = (window: readonly number[]): number => Math.min(...window);

function yearlyVolatility(closes: readonly number[]): number {
  const changes = closes.slice(1).map((close, index) => close / closes[index]! - 1);
  const middle = mean(changes);
  const squares = changes.reduce((sum, change) => sum + (change - middle) ** 2, 0);
  return Math.sqrt(squares / (changes.length - 1)) * Math.sqrt(252);
}

/** Wilder's index of every bar. */
function strengths(close: Float64Array, period: number): number[] {
  const changes = Array.from(close, (value, t) => (t === 0 ? 0 : value - close[t - 1]!));
  const result: number[] = [];
  let gain = Number.NaN;
  let loss = Number.NaN;
  changes.forEach((change, t) => {
    if (t === period) {
      const first = changes.slice(1, period + 1);
      gain = mean(first.map((each) => Math.max(each, 0)));
      loss = mean(first.map((each) => Math.max(-each, 0)));
    } else if (t > period) {
      gain = (gain * (period - 1) + Math.max(change, 0)) / period;
      loss = (loss * (period - 1) + Math.max(-change, 0)) / period;
    }
    result.push(t < period ? Number.NaN : gain + loss === 0 ? 50 : 100 - 100 / (1 + gain / loss));
  });
  return result;
}

function rowOf({ close, high, low }: BarColumns, t: number, strength: number): number[] {
  const roc = (period: number): number => (t < period ? Number.NaN : close[t]! / close[t - period]! - 1);
  return [
    roc(63), roc(126), roc(252), over(close, t, 50, mean), over(close, t, 200, mean), strength,
    over(high, t, 20, highest), over(low, t, 20, lowest), over(high, t, 55, highest), over(low, t, 55, lowest),
    close[t]! / over(close, t, 252, highest), over(close, t, 253, yearlyVolatility),
  ];
}

/** Shape: row-major, one row of HISTORY_OUTPUTS per bar. */
export function referenceHistory(bars: BarColumns): Float64Array {
  const strength = strengths(bars.close, 14);
  const out = new Float64Array(bars.close.length * HISTORY_OUTPUTS.length);
  for (let t = 0; t < bars.close.length; t += 1) out.set(rowOf(bars, t, strength[t]!), t * HISTORY_OUTPUTS.length);
  return out;
}

/** Shape: row-major, one row of DAILY_OUTPUTS per series. */
export function referenceDaily(series: readonly BarColumns[]): Float64Array {
  const rows = series.map((bars): number[] => {
    const last = bars.close.length - 1;
    if (last < 0 || bars.date[last]! < AS_OF - STALE_DAYS) return DAILY_OUTPUTS.map(() => Number.NaN);
    const row = rowOf(bars, last, strengths(bars.close, 14)[last]!);
    return [(row[0]! + row[1]! + row[2]!) / 3, ...row.slice(3)];
  });
  const places = rows.map((row) => {
    const better = rows.filter((other) => other[0]! > row[0]!).length;
    const equal = rows.filter((other) => other[0] === row[0]).length;
    return equal === 0 ? Number.NaN : better + (equal + 1) / 2;
  });
  return Float64Array.from(rows.flatMap((row, index) => [...row.slice(0, DAILY_OUTPUTS.length - 1), places[index]!]));
}
