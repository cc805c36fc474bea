import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, daysInMonth, epochDay, epochDayOf, isoWeekday, parseIsoDate, subMonths, toIsoDate } from '@core/time/epoch-day';
import { reference } from '../indicators/reference-vectors';

const anyDay = fc.integer({ min: -25_000, max: 80_000 }).map(epochDay);

describe('a calendar day', () => {
  it('survives being written and read', () => {
    fc.assert(fc.property(anyDay, (day) => parseIsoDate(toIsoDate(day)) === day));
  });

  it('is the day of the platform’s own calendar, from 1100 to 2900, leap years and turns of centuries included', () => {
    const wrong: number[] = [];
    for (let day = -320_000; day <= 340_000; day += 1) {
      const own = calendarDate(epochDay(day));
      const platform = new Date(day * 86_400_000);
      const isSame =
        own.year === platform.getUTCFullYear() && own.month === platform.getUTCMonth() + 1 && own.day === platform.getUTCDate() &&
        epochDayOf(own.year, own.month, own.day) === day && toIsoDate(epochDay(day)) === platform.toISOString().slice(0, 10);
      if (!isSame) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it('is the right one in the first century as well, which Date.UTC takes for the twentieth', () => {
    expect(toIsoDate(parseIsoDate('0099-03-01'))).toBe('0099-03-01');
  });

  it('knows its weekday', () => {
    expect(isoWeekday(epochDay(0))).toBe(4);
    fc.assert(fc.property(anyDay, (day) => isoWeekday(day) === (new Date(day * 86_400_000).getUTCDay() || 7)));
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00', ''])('is not “%s”', (text) => {
    expect(() => parseIsoDate(text)).toThrow('is not a date');
  });

  it('knows how long February is', () => {
    expect([2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
  });
});

describe('counting months back', () => {
  it.each(reference.strategyVectors.monthAnchor)('$months months before $date is $anchor', ({ date, months, anchor }) => {
    expect(toIsoDate(subMonths(parseIsoDate(date), months))).toBe(anchor);
  });

  it('keeps the day of the month, or takes the last one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (day, months) => {
        const from = calendarDate(day);
        const to = calendarDate(subMonths(day, months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month - months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });

  it('counts from the original day, never step by step', () => {
    const may31 = epochDayOf(2026, 5, 31);
    expect(toIsoDate(subMonths(may31, 2))).toBe('2026-03-31');
    expect(toIsoDate(subMonths(subMonths(may31, 1), 1))).toBe('2026-03-30');
  });
});
