import { describe, expect, it } from 'vitest';
import { AFTER_CLOSE, virtualComputer } from './virtual-week';

/** 2026-11-23 is a Monday; Stockholm is an hour ahead of UTC in winter. */
const MONDAY_MORNING = '2026-11-23T08:00:00Z';
const WITH_CORRECTION = { ...AFTER_CLOSE, correctionMinute: 8 * 60 + 30 };

describe('E: the planned times', () => {
  it('a computer that is awake runs once, on the minute, on each of five trading days', () => {
    const computer = virtualComputer('2026-11-21T12:00:00Z');
    computer.runUntil('2026-11-28T12:00:00Z');
    expect(computer.started.map(({ startedAt }) => startedAt)).toEqual([
      // Nothing had run before: Friday's session is fetched at once.
      '2026-11-21T12:00:00.000Z', '2026-11-23T16:55:00.000Z', '2026-11-24T16:55:00.000Z', '2026-11-25T16:55:00.000Z', '2026-11-26T16:55:00.000Z', '2026-11-27T16:55:00.000Z',
    ]);
    expect(computer.started.slice(1).every(({ cause }) => cause === 'on-time')).toBe(true);
  });

  it('a half-day runs 25 minutes after one o’clock, a holiday not at all', () => {
    // Maundy Thursday 2026-04-02 closes at 13:00; Good Friday and Easter Monday are closed.
    const computer = virtualComputer('2026-04-01T16:00:00Z');
    computer.runUntil('2026-04-07T20:00:00Z');
    expect(computer.started.slice(1).map(({ startedAt }) => startedAt)).toEqual(['2026-04-02T11:25:00.000Z', '2026-04-07T15:55:00.000Z']);
  });

  it('both nights of the clock change keep 17:55 in Stockholm and run once', () => {
    const spring = virtualComputer('2026-03-27T12:00:00Z');
    spring.runUntil('2026-03-30T20:00:00Z');
    expect(spring.started.map(({ startedAt }) => startedAt).slice(-2)).toEqual(['2026-03-27T16:55:00.000Z', '2026-03-30T15:55:00.000Z']);
    const autumn = virtualComputer('2026-10-23T12:00:00Z');
    autumn.runUntil('2026-10-26T20:00:00Z');
    expect(autumn.started.map(({ startedAt }) => startedAt).slice(-2)).toEqual(['2026-10-23T15:55:00.000Z', '2026-10-26T16:55:00.000Z']);
  });

  it('times of the person’s own count in Stockholm, each one a run, also in the hour that comes twice', () => {
    const computer = virtualComputer('2026-10-26T12:00:00Z', { ...AFTER_CLOSE, fixedMinutes: [18 * 60, 22 * 60] });
    computer.runUntil('2026-10-27T23:00:00Z');
    expect(computer.started.map(({ startedAt }) => startedAt).slice(1)).toEqual([
      '2026-10-26T17:00:00.000Z', '2026-10-26T21:00:00.000Z', '2026-10-27T17:00:00.000Z', '2026-10-27T21:00:00.000Z',
    ]);
  });

  it('a correction follows on the morning after each session, Saturday included, and on no other', () => {
    const computer = virtualComputer('2026-11-26T12:00:00Z', WITH_CORRECTION);
    computer.runUntil('2026-11-30T12:00:00Z');
    expect(computer.started.slice(1).map(({ kind, startedAt }) => `${kind} ${startedAt}`)).toEqual([
      'daily 2026-11-26T16:55:00.000Z', 'correction 2026-11-27T07:30:00.000Z', 'daily 2026-11-27T16:55:00.000Z', 'correction 2026-11-28T07:30:00.000Z',
    ]);
  });

  it('the rows say what comes before it happens, and what became of it', () => {
    const computer = virtualComputer(MONDAY_MORNING, WITH_CORRECTION);
    const row = () => computer.rows.get(`daily ${String(Date.parse('2026-11-23T16:55:00Z'))}`);
    expect(row()).toMatchObject({ runId: null, outcome: null });
    computer.runUntil('2026-11-23T18:00:00Z');
    expect(row()).toMatchObject({ outcome: 'ok', ranAtMs: Date.parse('2026-11-23T16:55:00Z') });
  });
});

describe('E: missed times', () => {
  it.each([true, false])('a laptop that slept from 16:00 to 21:42 catches up once and says so (told of waking: %s)', (saysSo) => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.runUntil('2026-11-23T15:00:00Z');
    const before = computer.started.length;
    computer.sleepUntil('2026-11-23T20:42:00Z', saysSo);
    computer.runUntil('2026-11-23T23:00:00Z');
    expect(computer.started.slice(before)).toMatchObject([
      { startedAt: '2026-11-23T20:42:00.000Z', plannedAtMs: Date.parse('2026-11-23T16:55:00Z'), cause: 'asleep', untilMs: Date.parse('2026-11-23T20:42:00Z'), collapsed: [] },
    ]);
  });

  it('five days away are one run that counts what it stands for', () => {
    const computer = virtualComputer(MONDAY_MORNING, WITH_CORRECTION);
    computer.runUntil('2026-11-23T18:00:00Z');
    const before = computer.started.length;
    computer.restartAt('2026-11-29T10:00:00Z');
    computer.runUntil('2026-11-29T14:00:00Z');
    const [only, ...others] = computer.started.slice(before);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'daily', plannedAtMs: Date.parse('2026-11-27T16:55:00Z'), cause: 'off', untilMs: Date.parse('2026-11-29T10:00:00Z') });
    // Tuesday to Thursday, and five corrections.
    expect(only!.collapsed).toHaveLength(3 + 5);
    expect([...computer.rows.values()].filter(({ plannedAtMs, outcome }) => plannedAtMs < computer.state.nowMs && outcome === null)).toEqual([]);
  });

  it('a network that is away holds the run until it is back, which is noticed within two seconds', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.runUntil('2026-11-23T16:00:00Z');
    const before = computer.started.length;
    computer.state.isOnline = false;
    computer.runUntil('2026-11-23T18:30:00Z');
    expect(computer.started).toHaveLength(before);
    expect(computer.timers()).toBe(2);
    computer.state.isOnline = true;
    computer.runUntil('2026-11-23T18:40:00Z');
    expect(computer.started.slice(before)).toMatchObject([{ startedAt: '2026-11-23T18:30:02.000Z', cause: 'offline' }]);
    expect(computer.timers()).toBe(1);
  });

  it('a failed run is tried again after its rest, also after a restart, and not before', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.runUntil('2026-11-23T16:54:00Z');
    const before = computer.started.length;
    computer.state.fails = true;
    computer.runUntil('2026-11-23T17:10:00Z');
    computer.restartAt('2026-11-23T17:11:00Z');
    expect(computer.started.slice(before)).toHaveLength(1);
    computer.state.fails = false;
    computer.runUntil('2026-11-23T18:30:00Z');
    expect(computer.started.slice(before)).toMatchObject([{ cause: 'on-time' }, { cause: 'retry' }]);
    computer.runUntil('2026-11-23T22:00:00Z');
    expect(computer.started.slice(before)).toHaveLength(2);
  });
});

describe('E: clocks and clicks', () => {
  it('a clock set back over the planned time runs nothing twice', () => {
    const computer = virtualComputer(MONDAY_MORNING, WITH_CORRECTION);
    computer.runUntil('2026-11-23T17:30:00Z');
    const before = computer.started.length;
    computer.setClock('2026-11-23T15:00:00Z');
    computer.runUntil('2026-11-23T22:00:00Z');
    expect(computer.started).toHaveLength(before);
  });

  it('a clock that was a year ahead for a while does not end the syncs', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.setClock('2027-11-23T17:30:00Z');
    computer.runUntil('2027-11-23T17:40:00Z');
    computer.setClock('2026-11-23T15:00:00Z');
    const before = computer.started.length;
    computer.runUntil('2026-11-24T18:00:00Z');
    expect(computer.started.slice(before).map(({ startedAt }) => startedAt)).toEqual(['2026-11-23T16:55:00.000Z', '2026-11-24T16:55:00.000Z']);
  });

  it('ten clicks on Resync just before the time are one run, and the plan counts it as done', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.runUntil('2026-11-23T16:53:00Z');
    const before = computer.started.length;
    for (let click = 0; click < 10; click++) computer.resync();
    computer.runUntil('2026-11-23T22:00:00Z');
    expect(computer.started).toHaveLength(before);
    expect(computer.rows.get(`daily ${String(Date.parse('2026-11-23T16:55:00Z'))}`)).toMatchObject({ outcome: 'not-needed' });
  });

  it('ten checks in the same minute start one run', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.runUntil('2026-11-23T16:54:00Z');
    const before = computer.started.length;
    computer.setClock('2026-11-23T16:55:00Z');
    for (let check = 0; check < 10; check++) computer.check('unlock');
    expect(computer.started).toHaveLength(before + 1);
  });

  it('nothing is fetched by itself before the person has asked once', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.started.length = 0;
    computer.rows.clear();
    computer.state.isWelcome = false;
    computer.restartAt('2026-11-24T08:00:00Z');
    computer.runUntil('2026-11-25T08:00:00Z');
    expect(computer.started).toEqual([]);
    expect(computer.nextRun()).toBeNull();
  });
});

describe('E: pauses and changes', () => {
  it('a pause holds the run until it ends, and the run says so', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.runUntil('2026-11-23T16:30:00Z');
    const before = computer.started.length;
    computer.state.schedule = { ...AFTER_CLOSE, pausedUntilMs: Date.parse('2026-11-23T17:30:00Z') };
    computer.check('settings');
    expect(computer.nextRun()).toBe('2026-11-23T17:30:00.000Z');
    computer.runUntil('2026-11-23T19:00:00Z');
    expect(computer.started.slice(before)).toMatchObject([{ startedAt: '2026-11-23T17:30:00.000Z', cause: 'paused' }]);
  });

  it('for good means that nothing runs until it is resumed', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.runUntil('2026-11-23T12:00:00Z');
    const before = computer.started.length;
    computer.state.schedule = { ...AFTER_CLOSE, automatic: false };
    computer.check('settings');
    computer.runUntil('2026-11-25T12:00:00Z');
    expect(computer.started).toHaveLength(before);
    expect(computer.nextRun()).toBeNull();
    computer.state.schedule = AFTER_CLOSE;
    computer.check('settings');
    expect(computer.started.slice(before)).toMatchObject([{ cause: 'paused', plannedAtMs: Date.parse('2026-11-24T16:55:00Z') }]);
  });

  it('a time that is chosen after it has passed waits for the next day', () => {
    const computer = virtualComputer(MONDAY_MORNING);
    computer.runUntil('2026-11-23T19:00:00Z');
    const before = computer.started.length;
    computer.state.schedule = { ...WITH_CORRECTION, fixedMinutes: [18 * 60] };
    computer.check('settings');
    computer.runUntil('2026-11-23T22:00:00Z');
    expect(computer.started).toHaveLength(before);
    expect(computer.nextRun()).toBe('2026-11-24T07:30:00.000Z');
  });
});
