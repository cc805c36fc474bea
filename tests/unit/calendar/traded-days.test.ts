import { describe, expect, it } from 'vitest';
import { isTradingDay } from '@core/calendar/stockholm-calendar';
import { epochDay, isoWeekday, toIsoDate } from '@core/time/epoch-day';
import { realDataTitle, realSeries, realSeriesNames } from '../quality/real-data';

describe.skipIf(realSeriesNames.length === 0)(realDataTitle('the days that were traded in reality'), () => {
  const traded = new Set<number>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const name of realSeriesNames) {
    for (const row of realSeries(name)) {
      if (row.volume === null || row.volume <= 0) continue;
      traded.add(row.day);
      first = Math.min(first, row.day);
      last = Math.max(last, row.day);
    }
  }

  it('are trading days, all of them', () => {
    expect([...traded].filter((day) => !isTradingDay(epochDay(day))).map((day) => toIsoDate(epochDay(day)))).toEqual([]);
  });

  it('include every weekday that the calendar calls open', () => {
    const missed: string[] = [];
    for (let day = first; day <= last; day += 1) {
      const candidate = epochDay(day);
      if (isoWeekday(candidate) <= 5 && isTradingDay(candidate) && !traded.has(day)) missed.push(toIsoDate(candidate));
    }
    expect(missed).toEqual([]);
  });
});
