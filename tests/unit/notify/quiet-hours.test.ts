import { describe, expect, it } from 'vitest';
import { digestOf } from '@core/notify/digest';
import { failureStreak, type EndedRun } from '@core/notify/failure-streak';
import { quietUntilMs, type QuietHours } from '@core/notify/quiet-hours';

const DEFAULT: QuietHours = { enabled: true, fromMinute: 22 * 60, toMinute: 7 * 60, weekends: true };
const ALL_DAY: QuietHours = { ...DEFAULT, fromMinute: 0, toMinute: 0 };

describe('quiet hours', () => {
  // 2026-11-23 is a Monday; the clocks change on 2026-03-29 and 2026-10-25. Instants are UTC.
  const table: readonly (readonly [string, Partial<QuietHours>, string, string | null])[] = [
    ['an afternoon is not quiet', {}, '2026-11-23T16:55:00Z', null],
    ['the minute before they begin is not quiet', {}, '2026-11-23T20:59:00Z', null],
    ['an evening is quiet till the morning', {}, '2026-11-23T21:00:00Z', '2026-11-24T06:00:00Z'],
    ['so is the night after midnight', {}, '2026-11-24T02:00:00Z', '2026-11-24T06:00:00Z'],
    ['the minute they end is not quiet', {}, '2026-11-24T06:00:00Z', null],
    ['a Friday night lasts till Monday morning', {}, '2026-11-27T21:30:00Z', '2026-11-30T06:00:00Z'],
    ['a Saturday noon lasts till Monday morning', {}, '2026-11-28T11:00:00Z', '2026-11-30T06:00:00Z'],
    ['without nights a weekend ends at midnight', { fromMinute: 0, toMinute: 0 }, '2026-11-28T11:00:00Z', '2026-11-29T23:00:00Z'],
    ['weekends that are not quiet have quiet nights', { weekends: false }, '2026-11-28T22:00:00Z', '2026-11-29T06:00:00Z'],
    ['a span within a day', { fromMinute: 9 * 60, toMinute: 12 * 60 }, '2026-11-23T09:00:00Z', '2026-11-23T11:00:00Z'],
    ['the night of the spring change ends at seven all the same', { weekends: false }, '2026-03-28T23:00:00Z', '2026-03-29T05:00:00Z'],
    ['and so does the night of the autumn change', { weekends: false }, '2026-10-24T22:00:00Z', '2026-10-25T06:00:00Z'],
    ['switched off', { enabled: false }, '2026-11-24T02:00:00Z', null],
  ];
  it.each(table)('%s', (_title, change, at, until) => {
    expect(quietUntilMs(Date.parse(at), { ...DEFAULT, ...change })).toBe(until === null ? null : Date.parse(until));
  });

  it('the same time twice means no nights', () => {
    expect(quietUntilMs(Date.parse('2026-11-24T02:00:00Z'), ALL_DAY)).toBeNull();
  });
});

describe('the digest', () => {
  const notice = (title: string, strategyId: string | null = null) => ({ title, body: `about ${title}`, strategyId });
  it('is nothing for nothing, the notice itself for one, and titles for several', () => {
    expect(digestOf([], 'sv')).toBeNull();
    expect(digestOf([notice('A', 's')], 'sv')).toEqual(notice('A', 's'));
    expect(digestOf([notice('A', 's'), notice('B')], 'sv')).toEqual({ title: '2 meddelanden medan det var tyst', body: 'A\nB', strategyId: null });
  });
});

describe('a streak of failures', () => {
  const runs = (...statuses: EndedRun['status'][]): EndedRun[] => statuses.map((status, index) => ({ status, runId: String(statuses.length - index) }));
  const table: readonly (readonly [string, EndedRun[], number, string])[] = [
    ['nothing ran', [], 0, 'from the start'],
    ['the last run was good', runs('ok', 'failed'), 0, 'after 2'],
    ['one failure', runs('failed', 'partial'), 1, 'after 1'],
    ['two failures', runs('failed', 'failed', 'ok', 'failed'), 2, 'after 2'],
    ['a cancelled run between is neither', runs('failed', 'cancelled', 'interrupted', 'ok'), 2, 'after 1'],
    ['failures from the beginning', runs('failed', 'failed'), 2, 'from the start'],
  ];
  it.each(table)('%s', (_title, newestFirst, failures, key) => {
    expect(failureStreak(newestFirst)).toEqual({ failures, key });
  });
});
