import { describe, expect, it } from 'vitest';
import { daySplits, epochDayOf, isoDay, monthNumber, rowFrom, spanOf, spanWith, splitLabels } from '../../src/renderer/features/instrument/chart/day-axis';

/** Every weekday from one day to another. */
function weekdays(from: string, to: string): Int32Array {
  const days: number[] = [];
  for (let day = epochDayOf(from); day <= epochDayOf(to); day += 1) if (![0, 6].includes(new Date(day * 86_400_000).getUTCDay())) days.push(day);
  return Int32Array.from(days);
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

describe('the days below a chart', () => {
  it('have the month that the platform says, on every day of two centuries', () => {
    for (let day = epochDayOf('1899-12-31'); day < epochDayOf('2101-01-01'); day += 1) {
      const date = new Date(day * 86_400_000);
      if (monthNumber(day) !== date.getUTCFullYear() * 12 + date.getUTCMonth()) expect(isoDay(day)).toBe('right');
    }
  });

  it('begin where the range does, and never with a single bar', () => {
    const date = weekdays('2016-01-04', '2026-11-20');
    const first = (range: Parameters<typeof spanOf>[0]): string => isoDay(date[spanOf(range, date).from]!);
    expect([first('3m'), first('1y'), first('3y'), first('5y'), first('all')]).toEqual(['2026-08-20', '2025-11-20', '2023-11-20', '2021-11-22', '2016-01-04']);
    const halted = Int32Array.from([epochDayOf('2020-01-02'), epochDayOf('2026-11-20')]);
    expect(spanOf('3m', halted)).toEqual({ from: 0, to: 1 });
    expect(spanOf('1y', new Int32Array(0))).toEqual({ from: 0, to: -1 });
  });

  it('are labelled by months, then quarters, then years as the room allows, and a year where it begins', () => {
    const date = weekdays('2016-01-04', '2026-11-20');
    const labels = (range: Parameters<typeof spanOf>[0], most: number): string[] => splitLabels(date, daySplits(date, spanOf(range, date), most), MONTH);
    expect(labels('3m', 12)).toEqual(['Sept', 'Oct', 'Nov']);
    expect(labels('1y', 12)).toEqual(['Dec', '2026', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov']);
    expect(labels('1y', 6)).toEqual(['2026', 'Apr', 'Jul', 'Oct']);
    expect(labels('all', 12)).toEqual(['2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']);
    expect(labels('all', 5).length).toBeLessThanOrEqual(5);
  });

  it('are found by their date, the next one where there was no trade', () => {
    const date = weekdays('2026-11-02', '2026-11-20');
    expect(isoDay(date[rowFrom(date, epochDayOf('2026-11-07'))]!)).toBe('2026-11-09');
    expect(rowFrom(date, epochDayOf('2026-12-01'))).toBe(date.length);
  });

  it('move with the cursor no further than they have to', () => {
    const span = { from: 10, to: 20 };
    expect(spanWith(span, 15)).toBe(span);
    expect(spanWith(span, 8)).toEqual({ from: 8, to: 18 });
    expect(spanWith(span, 23)).toEqual({ from: 13, to: 23 });
  });
});
