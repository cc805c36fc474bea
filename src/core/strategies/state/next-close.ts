import { ema } from '../../columnar/smoothing';
import type { MacdPeriods } from '../../indicators/macd';
import type { Scratch } from './scratch';

/*
 * Closes of the next bar at which an average of prices changes sides. A mean moves with the close that enters it,
 * so the level of today is not the one that tomorrow's close is compared with.
 */

/** Sum of the last `count` values; all of them when there are fewer. */
export function sumOfLast(values: Float64Array, count: number): number {
  let sum = 0;
  for (let t = Math.max(0, values.length - count); t < values.length; t += 1) sum += values[t]!;
  return sum;
}

/** The next close that would equal its own mean over `period` bars: x = (S + x) / n, S of the last n − 1. */
export function closeAtOwnMean(close: Float64Array, period: number): number {
  return sumOfLast(close, period - 1) / (period - 1);
}

/**
 * The next close at which the mean over `fast` bars would equal that over `slow`, fast < slow.
 * Missing: NaN where even a price of zero keeps the fast one above.
 */
export function closeAtCross(close: Float64Array, fast: number, slow: number): number {
  const distance = sumOfLast(close, slow - 1) / slow - sumOfLast(close, fast - 1) / fast;
  const price = distance / (1 / fast - 1 / slow);
  return price > 0 ? price : Number.NaN;
}

export interface MacdMeans {
  /** Exponential means of the closes at the last bar. */
  readonly fast: number;
  readonly slow: number;
  /** The signal line at the last bar. */
  readonly signal: number;
}

/**
 * The next close at which MACD would equal its signal line: (1 − α_f) E_f − (1 − α_s) E_s + (α_f − α_s) x = signal,
 * because the line moves a part of the way to MACD and so equals it only where it already stood.
 * Missing: NaN where no positive price does.
 */
export function closeAtSignal(means: MacdMeans, fast: number, slow: number): number {
  const alphaFast = 2 / (fast + 1);
  const alphaSlow = 2 / (slow + 1);
  const price = (means.signal - (1 - alphaFast) * means.fast + (1 - alphaSlow) * means.slow) / (alphaFast - alphaSlow);
  return price > 0 ? price : Number.NaN;
}

/** The same from the closes: the two means are taken again, because the lines keep only their difference. */
export function closeAtMacdSignal(close: Float64Array, { fast, slow }: Pick<MacdPeriods, 'fast' | 'slow'>, signal: number, scratch: Scratch): number {
  const means = scratch.take(close.length);
  const last = close.length - 1;
  ema(close, fast, means);
  const fastNow = means[last]!;
  ema(close, slow, means);
  return closeAtSignal({ fast: fastNow, slow: means[last]!, signal }, fast, slow);
}
