import { latestCompleteSession } from '@core/calendar/stockholm-calendar';
import type { DoneRun, DueRow, DueRun } from '@core/schedule/due-run';
import type { PlannedRun, SyncSchedule } from '@core/schedule/planned-runs';
import { createScheduler, TICK_MS, type Scheduler } from '../../../src/main/schedule/scheduler';
import { recordingLog } from '../../security/recording-log';

export interface StartedRun extends DueRun {
  readonly startedAt: string;
}

export const AFTER_CLOSE: SyncSchedule = { automatic: true, delayMinutes: 25, fixedMinutes: [], correctionMinute: null, pausedUntilMs: null };

/**
 * The scheduler on a clock that only the test moves, over a plan kept as the store keeps it. Awake, the clock
 * goes on minute by minute and the timer ticks; asleep, it jumps.
 */
export function virtualComputer(startsAt: string, schedule: SyncSchedule = AFTER_CLOSE) {
  const state = { nowMs: Date.parse(startsAt), schedule, isOnline: true, isWelcome: true, fails: false, tookMs: 4 * 60_000 };
  const rows = new Map<string, DueRow>();
  const done: DoneRun[] = [];
  const started: StartedRun[] = [];
  let running: { runId: string; due: DueRun | null; endsAtMs: number } | null = null;
  let timers: { readonly work: () => void; readonly delayMs: number }[] = [];
  let scheduler: Scheduler;
  const keyOf = ({ kind, plannedAtMs }: PlannedRun) => `${kind} ${String(plannedAtMs)}`;
  const lineOf = ({ kind, plannedAtMs, session }: PlannedRun): PlannedRun => ({ kind, plannedAtMs, session });

  function begin(due: DueRun | null): void {
    if (running) return;
    const runId = `run-${String(started.length + done.length + 1)}-${String(state.nowMs)}`;
    running = { runId, due, endsAtMs: state.nowMs + state.tookMs };
    if (due === null) return;
    started.push({ ...due, startedAt: new Date(state.nowMs).toISOString() });
    for (const missed of due.collapsed) rows.set(keyOf(missed), { ...lineOf(missed), ranAtMs: null, runId, outcome: 'collapsed' });
    rows.set(keyOf(due), { ...lineOf(due), ranAtMs: state.nowMs, runId, outcome: 'started' });
  }

  function endRun(): void {
    const { runId, due } = running!;
    running = null;
    const startedAtMs = due === null ? state.nowMs - state.tookMs : (rows.get(keyOf(due))!.ranAtMs ?? state.nowMs);
    if (!state.fails) done.unshift({ runId, startedAtMs, session: latestCompleteSession(startedAtMs) });
    if (due !== null) rows.set(keyOf(due), { ...rows.get(keyOf(due))!, outcome: state.fails ? 'failed' : 'ok' });
    scheduler.check('run-ended');
  }

  function boot(): void {
    timers = [];
    running = null;
    scheduler = createScheduler({
      nowMs: () => state.nowMs,
      schedule: () => state.schedule,
      isWelcome: () => state.isWelcome,
      stored: (sinceMs) => ({ rows: [...rows.values()].filter(({ plannedAtMs }) => plannedAtMs >= sinceMs), doneRuns: [...done] }),
      isBusy: () => running !== null,
      isOnline: () => state.isOnline,
      start: begin,
      keep: (nowMs, upcoming, settled) => {
        for (const [key, row] of rows) if (row.runId === null && row.plannedAtMs > nowMs) rows.delete(key);
        for (const { planned, runId } of settled) rows.set(keyOf(planned), { ...lineOf(planned), ranAtMs: null, runId, outcome: 'not-needed' });
        for (const planned of upcoming) if (!rows.has(keyOf(planned))) rows.set(keyOf(planned), { ...lineOf(planned), ranAtMs: null, runId: null, outcome: null });
      },
      onPlanned: () => undefined,
      every: (work, delayMs) => {
        const timer = { work, delayMs };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
      log: recordingLog().log,
    });
    scheduler.check('start');
  }
  boot();

  function tick(isDue: (delayMs: number) => boolean): void {
    for (const { work } of timers.filter(({ delayMs }) => isDue(delayMs))) work();
  }

  /** A minute, with the looks in between that a run may be waiting with. */
  function passMinute(): void {
    const minuteMs = state.nowMs + TICK_MS;
    const shortest = (): number => Math.min(...timers.map(({ delayMs }) => delayMs));
    while (shortest() < TICK_MS && state.nowMs + shortest() < minuteMs) {
      state.nowMs += shortest();
      tick((delayMs) => delayMs < TICK_MS);
    }
    state.nowMs = minuteMs;
  }

  return {
    state,
    timers: () => timers.length,
    started,
    rows,
    check: (why: string) => scheduler.check(why),
    nextRun: () => {
      const nextMs = scheduler.nextRunAtMs();
      return nextMs === null ? null : new Date(nextMs).toISOString();
    },
    /** As a click on Resync. */
    resync: () => begin(null),
    /** Awake until then: the timer ticks. */
    runUntil(instant: string) {
      const untilMs = Date.parse(instant);
      while (state.nowMs < untilMs) {
        passMinute();
        if (running && running.endsAtMs <= state.nowMs) endRun();
        tick(() => true);
      }
    },
    /** Asleep until then; on waking the system says so, or only the timer notices. */
    sleepUntil(instant: string, saysSo = true) {
      state.nowMs = Date.parse(instant);
      if (saysSo) scheduler.check('resume');
      else tick(() => true);
    },
    setClock(instant: string) {
      state.nowMs = Date.parse(instant);
    },
    restartAt(instant: string) {
      state.nowMs = Date.parse(instant);
      boot();
    },
  };
}
