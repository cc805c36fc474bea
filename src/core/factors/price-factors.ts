import { highestOf } from '../columnar/rolling-extremes';
import type { DailyBars } from '../domain/price';
import { volatilityAtIndex } from '../indicators/volatility';
import { finiteOrMissing } from '../numeric/comparison';
import { sortKey12 } from '../numeric/sort-key';
import { epochDay, subMonths, type EpochDay } from '../time/epoch-day';
import { barIndexAt, lastIndexOnOrBefore } from './as-of';

/*
 * Factors of one instrument at one day, from its bars. Missing is NaN throughout. Returns are price
 * returns; for total returns pass `{ ...bars, close: totalReturnIndex }`.
 */

/** Close that is true for a day. Missing: NaN without a bar in the last ten calendar days. */
export function closeAt(bars: DailyBars, day: EpochDay): number {
  const index = barIndexAt(bars.date, day);
  return index < 0 ? Number.NaN : bars.close[index]!;
}

/** Date of the bar that `closeAt` reads. Missing: null. */
export function dataDateAt(bars: DailyBars, day: EpochDay): EpochDay | null {
  const index = barIndexAt(bars.date, day);
  return index < 0 ? null : epochDay(bars.date[index]!);
}

/**
 * Return between two days counted back from `asOf` in calendar months, as a fraction:
 * `returnBetweenMonths(bars, asOf, 12, 1)` is the year without its last month.
 */
export function returnBetweenMonths(bars: DailyBars, asOf: EpochDay, fromMonths: number, toMonths: number): number {
  const before = closeAt(bars, subMonths(asOf, fromMonths));
  const after = closeAt(bars, subMonths(asOf, toMonths));
  return finiteOrMissing(after / before - 1);
}

/** Return over the last `months` calendar months, as a fraction. */
export function returnOverMonths(bars: DailyBars, asOf: EpochDay, months: number): number {
  return returnBetweenMonths(bars, asOf, months, 0);
}

/** Mean of the returns over all `lookbacks` (months). Missing: NaN if any of them is missing or none is given. */
export function compositeMomentum(bars: DailyBars, asOf: EpochDay, lookbacks: readonly number[]): number {
  let sum = 0;
  for (const months of lookbacks) sum += returnOverMonths(bars, asOf, months);
  return finiteOrMissing(sum / lookbacks.length);
}

/** Bars that a year's window must hold before its highest price means anything. */
const HIGH_MINIMUM_BARS = 200;
/** How much later than the window's start a history may begin, in calendar days. */
const HIGH_START_SLACK_DAYS = 10;

/**
 * Close divided by the highest price of the last `months` calendar months; 1 = at its high.
 * `field` says whether the highest close or the highest high counts.
 * Missing: NaN with fewer than 200 bars in the window (in proportion for windows below a year), or when
 * the history starts more than ten days after the window does. Source: George and Hwang 2004.
 */
export function high52w(bars: DailyBars, asOf: EpochDay, months: number, field: 'close' | 'high'): number {
  const last = barIndexAt(bars.date, asOf);
  if (last < 0) return Number.NaN;
  const windowStart = subMonths(asOf, months);
  if (bars.date[0]! > windowStart + HIGH_START_SLACK_DAYS) return Number.NaN;
  const first = lastIndexOnOrBefore(bars.date, windowStart) + 1;
  const minimumBars = Math.floor((HIGH_MINIMUM_BARS * Math.min(months, 12)) / 12);
  if (last - first + 1 < minimumBars) return Number.NaN;
  return finiteOrMissing(bars.close[last]! / highestOf(bars[field], first, last + 1));
}

/** Sessions of the window for which the age limit below is stated. */
const VOLATILITY_YEAR_BARS = 252;
/** Calendar days that a year's window may reach back before its bars are too sparse. */
const VOLATILITY_MAX_AGE_DAYS = 400;
/** Largest share of days without any trade. */
const VOLATILITY_IDLE_RATIO = 0.2;
/** Below this a price is frozen or a standing bid, not calm. */
const VOLATILITY_MINIMUM = 0.01;

/**
 * Yearly volatility of the last `window` daily returns, as a fraction.
 * Missing: NaN without `window` + 1 bars, when the first of them is older than 400 calendar days (in
 * proportion for windows above a year), when more than a fifth of the days had no volume, and below 0.01.
 */
export function volatilityAt(bars: DailyBars, asOf: EpochDay, window: number): number {
  const last = barIndexAt(bars.date, asOf);
  const first = last - window;
  if (last < 0 || first < 0) return Number.NaN;
  const maxAgeDays = VOLATILITY_MAX_AGE_DAYS * Math.max(1, window / VOLATILITY_YEAR_BARS);
  if (asOf - bars.date[first]! > maxAgeDays) return Number.NaN;
  let idleDays = 0;
  for (let t = first + 1; t <= last; t += 1) if (bars.volume[t] === 0) idleDays += 1;
  if (idleDays > VOLATILITY_IDLE_RATIO * window + 1e-9) return Number.NaN;
  const volatility = volatilityAtIndex(bars.close, last, window);
  return sortKey12(volatility) >= VOLATILITY_MINIMUM ? volatility : Number.NaN;
}

/** Bars over which a share's liquidity is judged. */
export const TURNOVER_BARS = 60;

/**
 * Median of close · volume over the last `count` bars up to `asOf`, fewer if the history is shorter.
 * Units: the listing currency per day. Missing: 0 without any bar, because nothing was traded.
 */
export function medianTurnover(bars: DailyBars, asOf: EpochDay, count: number = TURNOVER_BARS): number {
  const end = lastIndexOnOrBefore(bars.date, asOf) + 1;
  const start = Math.max(0, end - count);
  const size = end - start;
  if (size === 0) return 0;
  const turnover = new Float64Array(size);
  for (let i = 0; i < size; i += 1) turnover[i] = bars.close[start + i]! * bars.volume[start + i]!;
  turnover.sort();
  const middle = size >>> 1;
  return size % 2 === 1 ? turnover[middle]! : (turnover[middle - 1]! + turnover[middle]!) / 2;
}
