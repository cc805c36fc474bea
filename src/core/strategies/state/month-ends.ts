import { lastTradingDay } from '../../calendar/stockholm-calendar';
import type { DailyBars } from '../../domain/price';
import { barIndexAt } from '../../factors/as-of';
import { calendarDate, epochDay, type EpochDay } from '../../time/epoch-day';

/** The last trading day of a month: a venue's calendar, or whatever stands in for one. */
export type LastDayOfMonth = (year: number, month: number) => EpochDay;

export interface MonthEnds {
  readonly count: number;
  readonly close: Float64Array;
  /** The month's last trading day, whether or not the share traded on it. */
  readonly days: EpochDay[];
}

/**
 * Closes of the complete months of a series, from the month of its first bar to the last one that ended by
 * `asOf`. Shape: `close` is a view of `out`, one entry per month.
 * Missing: a month in which the share had no bar in its last ten days has no entry.
 */
export function monthEnds(bars: DailyBars, asOf: EpochDay, out: Float64Array, lastDay: LastDayOfMonth = lastTradingDay): MonthEnds {
  const days: EpochDay[] = [];
  if (bars.date.length > 0) {
    let { year, month } = calendarDate(epochDay(bars.date[0]!));
    for (let end = lastDay(year, month); end <= asOf; end = lastDay(year, month)) {
      const index = barIndexAt(bars.date, end);
      if (index >= 0) {
        out[days.length] = bars.close[index]!;
        days.push(end);
      }
      month = month === 12 ? 1 : month + 1;
      if (month === 1) year += 1;
    }
  }
  return { count: days.length, close: out.subarray(0, days.length), days };
}
