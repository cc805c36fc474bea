import { describe, expect, it } from 'vitest';
import { easterSunday } from '@core/calendar/holidays';
import {
  closeInstantMs,
  closeMinute,
  firstTradingDay,
  isTradingDay,
  lastTradingDay,
  latestCompleteSession,
  nextTradingDay,
  previousTradingDay,
  sessionKind,
  tradingDayOnOrAfter,
  tradingDayOnOrBefore,
  tradingDaysBetween,
} from '@core/calendar/stockholm-calendar';
import { epochDay, epochDayOf, isoWeekday, parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { EXPECTED_YEARS } from './expected-years';

function daysOfYear(year: number): EpochDay[] {
  const first = epochDayOf(year, 1, 1);
  return Array.from({ length: epochDayOf(year + 1, 1, 1) - first }, (_, i) => epochDay(first + i));
}

const monthAndDay = (day: EpochDay): string => toIsoDate(day).slice(5);

describe.each(EXPECTED_YEARS)('the exchange in $year', ({ year, easter, tradingDays, closedWeekdays, halfDays }) => {
  const days = daysOfYear(year);

  it('keeps Easter where the moon puts it', () => {
    expect(monthAndDay(easterSunday(year))).toBe(easter);
  });

  it('is closed on the holidays that fall on weekdays, and on no other', () => {
    expect(days.filter((day) => isoWeekday(day) <= 5 && !isTradingDay(day)).map(monthAndDay)).toEqual(closedWeekdays);
  });

  it('closes early on the eves', () => {
    expect(days.filter((day) => sessionKind(day) === 'half').map(monthAndDay)).toEqual(halfDays);
  });

  it('has the expected number of sessions', () => {
    expect(days.filter(isTradingDay)).toHaveLength(tradingDays);
  });
});

describe('single days', () => {
  it.each([
    ['2004-05-31', 'closed', 'Whit Monday, observed for the last time'],
    ['2005-05-16', 'full', 'Whit Monday, abolished'],
    ['2010-06-18', 'full', 'a Friday too early for Midsummer Eve'],
    ['2010-06-25', 'closed', 'Midsummer Eve'],
    ['2010-12-27', 'full', 'no substitute for a holiday on a weekend'],
    ['2015-06-05', 'full', 'the day before a National Day on a Saturday'],
    ['2015-10-30', 'half', 'All Saints’ Eve on its earliest date'],
    ['2010-11-05', 'half', 'All Saints’ Eve on its latest date'],
    ['2018-01-05', 'half', 'the eve of an Epiphany on a Saturday'],
    ['2024-01-05', 'half', 'the eve of an Epiphany on a Saturday'],
    ['2024-03-28', 'half', 'Maundy Thursday'],
    ['2024-05-08', 'half', 'the eve of Ascension Day'],
    ['2025-01-03', 'full', 'the Friday before an Epiphany on a Monday'],
    ['2026-01-05', 'half', 'the eve of an Epiphany on a Tuesday'],
    ['2026-06-19', 'closed', 'Midsummer Eve'],
    ['2026-12-28', 'full', 'no substitute for Boxing Day on a Saturday'],
    ['2027-05-05', 'half', 'the eve of Ascension Day'],
    ['2008-04-30', 'half', 'two eves on one date'],
    ['2009-06-05', 'full', 'the eve of National Day'],
    ['2026-12-23', 'full', 'the day before Christmas Eve'],
  ] as const)('%s is %s: %s', (...[date, kind]) => {
    expect(sessionKind(parseIsoDate(date))).toBe(kind);
  });
});

describe('neighbours', () => {
  it('of a trading day are the trading days around it', () => {
    const maundyThursday = parseIsoDate('2026-04-02');
    expect(toIsoDate(nextTradingDay(maundyThursday))).toBe('2026-04-07');
    expect(toIsoDate(previousTradingDay(parseIsoDate('2026-04-07')))).toBe('2026-04-02');
    expect(tradingDayOnOrAfter(maundyThursday)).toBe(maundyThursday);
    expect(tradingDayOnOrBefore(parseIsoDate('2026-04-06'))).toBe(maundyThursday);
  });

  it.each([
    [2026, ['2026-03-02', '2026-06-01', '2026-09-01', '2026-12-01']],
    [2027, ['2027-03-01', '2027-06-01', '2027-09-01', '2027-12-01']],
    [2028, ['2028-03-01', '2028-06-01', '2028-09-01', '2028-12-01']],
  ])('include the days of %i on which strategies rebalance', (year, days) => {
    expect([3, 6, 9, 12].map((month) => toIsoDate(firstTradingDay(year, month)))).toEqual(days);
  });

  it('end a month before its holidays', () => {
    expect(toIsoDate(lastTradingDay(2026, 12))).toBe('2026-12-30');
  });

  it('are counted after the first and up to the second day', () => {
    const wednesday = parseIsoDate('2026-04-01');
    const tuesday = parseIsoDate('2026-04-07');
    expect(tradingDaysBetween(wednesday, tuesday)).toBe(2);
    expect(tradingDaysBetween(tuesday, wednesday)).toBe(-2);
    expect(tradingDaysBetween(tuesday, tuesday)).toBe(0);
  });
});

describe('the latest complete session', () => {
  const at = (iso: string): string => toIsoDate(latestCompleteSession(Date.parse(iso)));

  it('is today from a quarter of an hour after the close, in winter and in summer time', () => {
    expect(at('2026-11-24T16:44:59Z')).toBe('2026-11-23');
    expect(at('2026-11-24T16:45:00Z')).toBe('2026-11-24');
    expect(at('2026-07-01T15:44:59Z')).toBe('2026-06-30');
    expect(at('2026-07-01T15:45:00Z')).toBe('2026-07-01');
  });

  it('comes earlier on a half day', () => {
    expect(at('2026-04-30T11:14:59Z')).toBe('2026-04-29');
    expect(at('2026-04-30T11:15:00Z')).toBe('2026-04-30');
  });

  it('is Friday’s all weekend, and the last session’s over the holidays', () => {
    expect(at('2026-11-29T20:00:00Z')).toBe('2026-11-27');
    expect(at('2026-12-27T12:00:00Z')).toBe('2026-12-23');
  });

  it('knows that it is already tomorrow in Stockholm when it is still evening in UTC', () => {
    expect(at('2026-11-23T23:30:00Z')).toBe('2026-11-23');
    expect(at('2026-11-22T23:30:00Z')).toBe('2026-11-20');
  });

  it('begins a quarter of an hour after the close, on short days and around the change of the clocks', () => {
    for (const date of ['2026-03-27', '2026-03-30', '2026-10-23', '2026-10-26', '2026-04-30']) {
      const day = parseIsoDate(date);
      const instant = closeInstantMs(day) + 15 * 60_000;
      expect(latestCompleteSession(instant)).toBe(day);
      expect(latestCompleteSession(instant - 1)).toBe(previousTradingDay(day));
    }
  });

  it('closes at half past five, and at one on half days', () => {
    expect(closeMinute(parseIsoDate('2026-11-24'))).toBe(17 * 60 + 30);
    expect(closeMinute(parseIsoDate('2026-04-30'))).toBe(13 * 60);
  });
});
