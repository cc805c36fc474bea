import { describe, expect, it } from 'vitest';
import { extraordinarySessions, type ExtraordinaryDay } from '@core/calendar/extraordinary-days';
import { CALENDAR_VERSION, closeMinute, sessionKind } from '@core/calendar/stockholm-calendar';
import { parseIsoDate } from '@core/time/epoch-day';
import table from '../../../src/core/calendar/extraordinary-days.json' with { type: 'json' };

const DAYS: readonly ExtraordinaryDay[] = [
  { date: '2026-11-24', status: 'CLOSED', reason: 'a closure that no rule knows' },
  { date: '2026-11-25', status: 'HALF', close: '12:15', reason: 'an early close of its own' },
  { date: '2026-11-28', status: 'FULL', reason: 'a Saturday with a session' },
  { date: '2026-04-30', status: 'FULL', reason: 'no half day this time' },
];

describe('days that the exchange announces', () => {
  it('take the place of what the rules say, and of no other day', () => {
    const sessions = extraordinarySessions(DAYS);
    const kinds = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-28', '2026-11-29', '2026-04-30'].map((day) => sessionKind(parseIsoDate(day), sessions));
    expect(kinds).toEqual(['full', 'closed', 'half', 'full', 'closed', 'full']);
    expect(closeMinute(parseIsoDate('2026-11-25'), sessions)).toBe(12 * 60 + 15);
    expect(closeMinute(parseIsoDate('2026-11-28'), sessions)).toBe(17 * 60 + 30);
    expect(closeMinute(parseIsoDate('2026-04-30'), sessions)).toBe(17 * 60 + 30);
  });

  it.each([
    [{ date: '2026-11-31', status: 'CLOSED', reason: '' }],
    [{ date: '2026-11-24', status: 'SHUT', reason: '' }],
    [{ date: '2026-11-24', status: 'HALF', close: '25:00', reason: '' }],
    [{ date: '2026-11-24', status: 'HALF', reason: '' }, { date: '2026-11-24', status: 'CLOSED', reason: '' }],
  ])('are refused when they are none: %j', (...days) => {
    expect(() => extraordinarySessions(days as unknown as ExtraordinaryDay[])).toThrow();
  });

  it('stand in a table with the version that every list carries', () => {
    expect(table).toMatchObject({ version: CALENDAR_VERSION });
    expect(() => extraordinarySessions(table.days)).not.toThrow();
  });
});
