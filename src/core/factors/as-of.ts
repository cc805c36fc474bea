import type { EpochDay } from '../time/epoch-day';

/**
 * How old a bar, a figure or an exchange rate may be that still counts: calendar days that bridge Christmas and Easter,
 * and reject halted and delisted shares.
 */
export const STALE_DAYS = 10;

/**
 * Index of the last date ≤ `day` among the ascending rows [start, end) of `date`; `start` − 1 when all are later.
 * Cost: O(log n).
 */
export function lastIndexOnOrBefore(date: Int32Array, day: number, start = 0, end: number = date.length): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (date[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Index of the bar that is true for `day`: the last one on or before it.
 * Missing: −1 when there is none, or when it is more than `staleDays` calendar days older.
 */
export function barIndexAt(date: Int32Array, day: EpochDay, staleDays: number = STALE_DAYS): number {
  const index = lastIndexOnOrBefore(date, day);
  return index >= 0 && day - date[index]! <= staleDays ? index : -1;
}
