import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochDay, parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import { stockholmInstantMs, stockholmOffsetMs, stockholmTime, tradingDayOfStamp } from '@core/time/stockholm-time';

const HOUR_MS = 3_600_000;
const instant = (iso: string): number => Date.parse(iso);

describe('the clock in Stockholm', () => {
  it('is one hour ahead of UTC in winter and two in summer', () => {
    expect(stockholmOffsetMs(instant('2026-01-15T12:00Z'))).toBe(HOUR_MS);
    expect(stockholmOffsetMs(instant('2026-07-15T12:00Z'))).toBe(2 * HOUR_MS);
  });

  it('springs forward at 01:00 UTC on the last Sunday of March', () => {
    expect(stockholmTime(instant('2026-03-29T00:59:59Z')).minuteOfDay).toBe(60 + 59);
    expect(stockholmTime(instant('2026-03-29T01:00:00Z')).minuteOfDay).toBe(180);
  });

  it('falls back at 01:00 UTC on the last Sunday of October', () => {
    expect(stockholmTime(instant('2026-10-25T00:59:59Z')).minuteOfDay).toBe(120 + 59);
    expect(stockholmTime(instant('2026-10-25T01:00:00Z')).minuteOfDay).toBe(120);
  });

  it('is what the time-zone database of the runtime says, at and between all changes from 1970 to 2037', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'medium' });
    const differing: string[] = [];
    const look = (atMs: number): void => {
      const said = Date.parse(`${wall.format(atMs).replace(' ', 'T')}Z`);
      if (said !== atMs + stockholmOffsetMs(atMs)) differing.push(new Date(atMs).toISOString());
    };
    for (let atMs = instant('1970-01-01T00:00Z'); atMs < instant('2038-01-01T00:00Z'); atMs += 24 * HOUR_MS) {
      // Both sides of the hour at which clocks change, the one of every day, so that no rule is repeated here.
      for (const offMs of [-1000, 0, HOUR_MS - 1000, HOUR_MS]) look(atMs + offMs);
    }
    expect(differing).toEqual([]);
  });

  it('shows the next day while UTC is still on the day before', () => {
    expect(toIsoDate(stockholmTime(instant('2026-11-23T23:30Z')).day)).toBe('2026-11-24');
    expect(stockholmTime(instant('2026-11-23T23:30Z')).minuteOfDay).toBe(30);
  });

  it('maps every wall-clock time outside the skipped hour to an instant that shows it', () => {
    const days = fc.integer({ min: 10_000, max: 30_000 }).map(epochDay);
    fc.assert(
      fc.property(days, fc.integer({ min: 180, max: 1439 }), (day, minuteOfDay) => {
        expect(stockholmTime(stockholmInstantMs(day, minuteOfDay))).toEqual({ day, minuteOfDay });
      }),
    );
  });

  it('takes the first pass of a repeated time and moves a skipped one an hour on', () => {
    const autumn = parseIsoDate('2026-10-25');
    expect(stockholmInstantMs(autumn, 150)).toBe(instant('2026-10-25T00:30Z'));
    const spring = parseIsoDate('2026-03-29');
    expect(stockholmTime(stockholmInstantMs(spring, 150))).toEqual({ day: spring, minuteOfDay: 210 });
  });
});

describe('the stamp of a daily bar', () => {
  it.each([1e20, -1e20, 8.64e15, -62135600400000, Number.NaN, Number.POSITIVE_INFINITY])('%d is none, and does no harm', (stampMs) => {
    expect(tradingDayOfStamp(stampMs)).toBeNull();
  });

  it('names the day that begins in Stockholm, one later than its UTC date', () => {
    expect(toIsoDate(tradingDayOfStamp(instant('2026-01-14T23:00Z'))!)).toBe('2026-01-15');
    expect(toIsoDate(tradingDayOfStamp(instant('2026-07-14T22:00Z'))!)).toBe('2026-07-15');
  });

  it('is midnight on both sides of the nights when the clock changes', () => {
    const nights = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'];
    for (const date of nights) {
      const day = parseIsoDate(date);
      expect(tradingDayOfStamp(stockholmInstantMs(day, 0))).toBe(day);
    }
    const spring = parseIsoDate('2026-03-29');
    expect(stockholmInstantMs(epochDay(spring + 1), 0) - stockholmInstantMs(spring, 0)).toBe(23 * HOUR_MS);
    const autumn = parseIsoDate('2026-10-25');
    expect(stockholmInstantMs(epochDay(autumn + 1), 0) - stockholmInstantMs(autumn, 0)).toBe(25 * HOUR_MS);
  });

  it('names no day at any other time', () => {
    expect(tradingDayOfStamp(instant('2026-01-15T00:00Z'))).toBeNull();
    expect(tradingDayOfStamp(instant('2026-07-14T23:00Z'))).toBeNull();
    expect(tradingDayOfStamp(instant('2026-01-14T23:00:00.001Z'))).toBeNull();
    expect(tradingDayOfStamp(Number.NaN)).toBeNull();
  });

  it('gives back every day of forty years', () => {
    for (let day = 10_000; day < 25_000; day += 1) {
      expect(tradingDayOfStamp(stockholmInstantMs(epochDay(day), 0))).toBe(day);
    }
  });
});
