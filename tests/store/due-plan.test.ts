import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { latestCompleteSession } from '../../src/core/calendar/stockholm-calendar';
import { toIsoDate } from '../../src/core/time/epoch-day';
import type { SyncRunner } from '../../src/main/resident/sync-runner';
import type { Scheduler } from '../../src/main/schedule/scheduler';
import { wireSchedule } from '../../src/main/wiring/schedule';
import { residentBench } from '../helpers/resident-bench';
import { recordingLog } from '../security/recording-log';

const RUN_MS = 4 * 60_000;
const at = (instant: string): number => Date.parse(instant);

/** The scheduler over the real tables, on a clock that only the test moves; runs take four minutes. */
function computer(startsAt: string) {
  vi.setSystemTime(at(startsAt));
  const bench = residentBench(Date.now);
  const state = { fails: false, online: true };
  let scheduler: Scheduler;
  let running: string | null = null;
  let count = 0;
  const syncs: Pick<SyncRunner, 'start' | 'isRunning'> = {
    isRunning: () => running !== null,
    start(trigger, { due } = {}) {
      if (running !== null) return { runId: running, joined: true };
      count += 1;
      const runId = `run-${String(count).padStart(3, '0')}`;
      running = runId;
      const session = toIsoDate(latestCompleteSession(Date.now()));
      bench.runs.start({ runId, trigger, plannedAtMs: due?.planned.plannedAtMs ?? null, startedAtMs: Date.now(), engineVersion: 1, targetSession: session, resumedFrom: null, due });
      setTimeout(() => {
        bench.runs.finish(runId, { status: state.fails ? 'failed' : 'ok', finishedAtMs: Date.now(), summary: null, inputHash: null });
        running = null;
        scheduler.check('run-ended');
      }, RUN_MS);
      return { runId, joined: false };
    },
  };
  const boot = (): Scheduler => wireSchedule({ nowMs: Date.now, log: recordingLog().log, settings: bench.settings, readModel: bench.readModel, write: bench.write, syncs, isOnline: () => state.online, onPlanned: () => undefined, onTick: () => undefined });
  bench.set({ firstRunDone: true });
  scheduler = boot();
  scheduler.check('start');
  vi.advanceTimersByTime(10 * 60_000);
  const before = count;
  return {
    ...bench,
    state,
    syncs,
    check: (why: string) => scheduler.check(why),
    restart() {
      scheduler.stop();
      running = null;
      scheduler = boot();
      scheduler.check('start');
    },
    /** Awake until then. */
    until: (instant: string) => void vi.advanceTimersByTime(at(instant) - Date.now()),
    /** Runs since the first one, oldest first. */
    started: () => bench.model.stores.runs.newest(50).reverse().slice(before),
    line: (instant: string) => bench.model.stores.due.since(at(instant)).find(({ plannedAtMs }) => plannedAtMs === at(instant)),
    open: () => bench.model.stores.due.since(0).filter(({ plannedAtMs, outcome }) => plannedAtMs <= Date.now() && (outcome === null || outcome === 'started')),
  };
}

describe('E: the plan in a real database', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('a laptop that slept over the time catches up once, and the run knows until when it slept', () => {
    const laptop = computer('2026-11-23T08:00:00Z');
    laptop.until('2026-11-23T15:00:00Z');
    vi.setSystemTime(at('2026-11-23T20:42:00Z'));
    laptop.check('resume');
    laptop.check('unlock');
    laptop.until('2026-11-23T23:00:00Z');
    const [run, ...others] = laptop.started();
    expect(others).toEqual([]);
    expect(run).toMatchObject({ trigger: 'catch-up', plannedAt: '2026-11-23T16:55:00.000Z', due: { cause: 'asleep', until: '2026-11-23T20:42:00.000Z', missed: 0 } });
    expect(laptop.line('2026-11-23T16:55:00Z')).toMatchObject({ runId: run!.runId, outcome: 'ok' });
  });

  it('days away are one run; every missed line of the plan is closed with it, also after a restart', () => {
    const desk = computer('2026-11-20T18:00:00Z');
    vi.setSystemTime(at('2026-11-26T18:00:00Z'));
    desk.restart();
    desk.until('2026-11-26T20:00:00Z');
    expect(desk.started()).toMatchObject([{ trigger: 'catch-up', due: { cause: 'off' } }]);
    expect(desk.open()).toEqual([]);
    expect(desk.line('2026-11-24T16:55:00Z')).toMatchObject({ outcome: 'collapsed', runId: desk.started()[0]!.runId });
  });

  it('a clock set back over a time that has run starts nothing twice', () => {
    const desk = computer('2026-11-23T08:00:00Z');
    desk.until('2026-11-23T17:30:00Z');
    expect(desk.started()).toHaveLength(1);
    vi.setSystemTime(at('2026-11-23T15:00:00Z'));
    desk.check('clock');
    desk.until('2026-11-23T19:00:00Z');
    expect(desk.started()).toHaveLength(1);
  });

  it('the computer’s own time zone plays no part, also when it changes between two runs', () => {
    const home = process.env['TZ'];
    try {
      process.env['TZ'] = 'Europe/Stockholm';
      const laptop = computer('2026-11-23T08:00:00Z');
      laptop.until('2026-11-23T18:00:00Z');
      process.env['TZ'] = 'America/New_York';
      laptop.check('resume');
      laptop.until('2026-11-24T18:00:00Z');
      expect(laptop.started().map(({ startedAt, trigger }) => `${trigger} ${startedAt}`)).toEqual(['schedule 2026-11-23T16:55:00.000Z', 'correction 2026-11-24T07:30:00.000Z', 'schedule 2026-11-24T16:55:00.000Z']);
    } finally {
      if (home === undefined) delete process.env['TZ'];
      else process.env['TZ'] = home;
    }
  });

  it.each([
    ['spring', '2026-03-27T15:00:00Z', ['2026-03-27T16:55:00.000Z', '2026-03-28T07:30:00.000Z', '2026-03-30T15:55:00.000Z']],
    ['autumn', '2026-10-23T14:00:00Z', ['2026-10-23T15:55:00.000Z', '2026-10-24T06:30:00.000Z', '2026-10-26T16:55:00.000Z']],
  ])('both sides of the night in %s keep 17:55 and 08:30 in Stockholm, once each', (_season, from, expected) => {
    const desk = computer(from);
    vi.advanceTimersByTime(3 * 86_400_000 + 5 * 3_600_000);
    expect(desk.started().map(({ startedAt }) => startedAt)).toEqual(expected);
    expect(desk.open()).toEqual([]);
  });

  it('a half-day is planned for 13:25', () => {
    const desk = computer('2026-04-02T08:00:00Z');
    desk.until('2026-04-02T15:00:00Z');
    expect(desk.started()).toMatchObject([{ plannedAt: '2026-04-02T11:25:00.000Z', due: { cause: 'on-time' } }]);
  });

  it('ten clicks on Resync are one run, and the time that follows is not needed', () => {
    const desk = computer('2026-11-23T08:00:00Z');
    desk.until('2026-11-23T16:53:00Z');
    for (let click = 0; click < 10; click += 1) desk.syncs.start('manual');
    desk.until('2026-11-23T19:00:00Z');
    expect(desk.started()).toMatchObject([{ trigger: 'manual' }]);
    expect(desk.line('2026-11-23T16:55:00Z')).toMatchObject({ outcome: 'not-needed', runId: desk.started()[0]!.runId });
  });

  it('a second attempt takes over the line of the one that failed', () => {
    const desk = computer('2026-11-23T08:00:00Z');
    desk.state.fails = true;
    desk.until('2026-11-23T17:10:00Z');
    expect(desk.line('2026-11-23T16:55:00Z')).toMatchObject({ outcome: 'failed', runId: desk.started()[0]!.runId });
    desk.state.fails = false;
    desk.until('2026-11-23T19:00:00Z');
    const [, second] = desk.started();
    expect(second).toMatchObject({ due: { cause: 'retry' }, plannedAt: '2026-11-23T16:55:00.000Z' });
    expect(desk.line('2026-11-23T16:55:00Z')).toMatchObject({ outcome: 'ok', runId: second!.runId });
    expect(desk.started()).toHaveLength(2);
  });

  it('a network that comes back is noticed by the next tick', () => {
    const laptop = computer('2026-11-23T08:00:00Z');
    laptop.state.online = false;
    laptop.until('2026-11-23T18:00:00Z');
    expect(laptop.started()).toEqual([]);
    laptop.state.online = true;
    vi.advanceTimersByTime(61_000);
    expect(laptop.started()).toMatchObject([{ due: { cause: 'offline' } }]);
  });
});
