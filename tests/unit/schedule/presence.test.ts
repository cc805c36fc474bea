import { describe, expect, it } from 'vitest';
import { pausePatch } from '../../../src/main/schedule/pause';
import { createPresence } from '../../../src/main/schedule/presence';
import { AFTER_CLOSE } from './virtual-week';

const MINUTE = 60_000;
const start = Date.parse('2026-11-23T08:00:00Z');

describe('where the app was', () => {
  it('off before it started; asleep where a gap is longer than any timer leaves; a clock that goes back is no sleep', () => {
    const presence = createPresence(start, 3 * MINUTE);
    expect(presence.seen(start + MINUTE)).toBe('steady');
    expect(presence.seen(start + 60 * MINUTE)).toBe('jumped');
    expect(presence.seen(start + 30 * MINUTE)).toBe('set-back');
    expect(presence.absences(start + 60 * MINUTE)).toEqual([
      { cause: 'off', fromMs: Number.NEGATIVE_INFINITY, untilMs: start },
      { cause: 'asleep', fromMs: start + MINUTE, untilMs: start + 60 * MINUTE },
    ]);
  });

  it('without a network, open-ended until it is back, which is said once', () => {
    const presence = createPresence(start, 3 * MINUTE);
    expect(presence.network(start, false)).toBe(false);
    expect(presence.absences(start + MINUTE).at(-1)).toEqual({ cause: 'offline', fromMs: start, untilMs: start + MINUTE });
    expect(presence.network(start + 2 * MINUTE, true)).toBe(true);
    expect(presence.network(start + 3 * MINUTE, true)).toBe(false);
  });

  it('paused, until the pause has run out or was taken back', () => {
    const presence = createPresence(start, 3 * MINUTE);
    presence.schedule(start, { ...AFTER_CLOSE, pausedUntilMs: start + 10 * MINUTE });
    presence.schedule(start + 12 * MINUTE, { ...AFTER_CLOSE, pausedUntilMs: start + 10 * MINUTE });
    presence.schedule(start + 20 * MINUTE, { ...AFTER_CLOSE, automatic: false });
    presence.schedule(start + 30 * MINUTE, AFTER_CLOSE);
    expect(presence.absences(start + 30 * MINUTE).filter(({ cause }) => cause === 'paused')).toEqual([
      { cause: 'paused', fromMs: start, untilMs: start + 10 * MINUTE },
      { cause: 'paused', fromMs: start + 20 * MINUTE, untilMs: start + 30 * MINUTE },
    ]);
  });

  it('remembers the first absence and the newest fifty, whatever happens', () => {
    const presence = createPresence(start, 3 * MINUTE);
    for (let hour = 1; hour <= 200; hour += 1) presence.seen(start + hour * 60 * MINUTE);
    const absences = presence.absences(start);
    expect(absences).toHaveLength(50);
    expect(absences[0]?.cause).toBe('off');
  });
});

describe('what a pause stores', () => {
  it('an hour from now', () => {
    expect(pausePatch('pause-hour', start)).toEqual({ pausedUntil: '2026-11-23T09:00:00.000Z' });
  });

  it.each([
    ['2026-11-23T22:30:00Z', '2026-11-24T06:00:00.000Z'],
    // Half past midnight in Stockholm is already the next day there.
    ['2026-11-23T23:30:00Z', '2026-11-25T06:00:00.000Z'],
    ['2026-03-28T12:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['2026-10-24T12:00:00Z', '2026-10-25T06:00:00.000Z'],
  ])('till tomorrow at seven in Stockholm, from %s until %s', (now, until) => {
    expect(pausePatch('pause-tomorrow', Date.parse(now))).toEqual({ pausedUntil: until });
  });

  it('for good is the switch of the settings, and resuming clears both', () => {
    expect(pausePatch('pause-for-good', start)).toEqual({ automaticSync: false, pausedUntil: null });
    expect(pausePatch('resume', start)).toEqual({ automaticSync: true, pausedUntil: null });
  });
});
