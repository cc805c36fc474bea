import { decideDue, LOOKED_BACK_MS, nextStartMs, REST_MS, upcomingRuns, type DoneRun, type DueDecision, type DueRow, type DueRun } from '@core/schedule/due-run';
import type { PlannedRun, SyncSchedule } from '@core/schedule/planned-runs';
import type { Logger } from '../log/logger';
import { clockInstants } from './clock-instants';
import { createPresence } from './presence';

/** The stored side of the plan. */
export interface StoredPlan {
  readonly rows: readonly DueRow[];
  /** Newest first. */
  readonly doneRuns: readonly DoneRun[];
}

export interface SchedulerDependencies {
  readonly nowMs: () => number;
  readonly schedule: () => SyncSchedule;
  /** The data source is not asked by itself before the person has asked it once. */
  readonly isWelcome: () => boolean;
  readonly stored: (sinceMs: number) => StoredPlan;
  /** A sync runs: it may do what is due, and its end asks again. */
  readonly isBusy: () => boolean;
  readonly isOnline: () => boolean;
  readonly start: (due: DueRun) => void;
  /** Keeps the coming lines of the plan, and closes those that another run has done. */
  readonly keep: (nowMs: number, upcoming: readonly PlannedRun[], settled: DueDecision['settled']) => void;
  readonly onPlanned: () => void;
  /** Calls again and again until the returned function is called. */
  readonly every: (work: () => void, delayMs: number) => () => void;
  /** Beside each tick, for what else waits for a time of day. */
  readonly onTick?: () => void;
  readonly log: Logger;
}

export interface Scheduler {
  /** Looks whether a run is due: at start, on resume, on unlock, after a settings change, when a run has ended. */
  check(why: string): void;
  nextRunAtMs(): number | null;
  stop(): void;
}

/** Timers do not survive sleep, so none is trusted for long: one short tick looks at the wall clock. */
export const TICK_MS = 60_000;
/** Three ticks that did not come are no busy moment. */
const GAP_MS = 3 * TICK_MS;
/** The store is asked this often while nothing is planned sooner. */
const LOOK_MS = 15 * TICK_MS;
const KEPT_AHEAD = 6;
/** How soon the network's return is noticed by a run that waits for nothing else. */
const NETWORK_LOOK_MS = 2000;

const planKey = (planned: readonly PlannedRun[]): string => planned.map(({ kind, plannedAtMs }) => `${kind} ${String(plannedAtMs)}`).join();

/** One timer over wall-clock rows: however long the computer slept, at most one run starts. */
export function createScheduler(deps: SchedulerDependencies): Scheduler {
  const log = deps.log.child('scheduler');
  const presence = createPresence(deps.nowMs(), GAP_MS);
  let upcoming: readonly PlannedRun[] = [];
  let kept = '';
  let plan = '';
  let lookAtMs = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  let stopWaiting: (() => void) | null = null;
  let lastStart: { readonly key: string; readonly atMs: number } | null = null;

  function keepPlan(nowMs: number, rows: readonly DueRow[], settled: DueDecision['settled']): void {
    const ahead = upcoming.slice(0, KEPT_AHEAD);
    const key = planKey(ahead);
    const isKept = key === kept || key === planKey(rows.filter(({ plannedAtMs, runId }) => runId === null && plannedAtMs > nowMs));
    if (key !== kept) deps.onPlanned();
    kept = key;
    if (!isKept || settled.length > 0) deps.keep(nowMs, ahead, settled);
  }

  /** A run that fails before it is recorded must not be tried every minute. */
  function hasJustStarted(due: DueRun, nowMs: number): boolean {
    return lastStart?.key === `${due.kind} ${String(due.plannedAtMs)}` && Math.abs(nowMs - lastStart.atMs) < REST_MS;
  }

  /**
   * No event in main tells that the network is back, with a window or without one: while a run waits for it, a short
   * look every two seconds does. Each check ends the waiting, and begins it again when the run still cannot start.
   */
  function waitForNetwork(): void {
    stopWaiting = deps.every(() => {
      if (presence.network(deps.nowMs(), deps.isOnline())) check('network');
    }, NETWORK_LOOK_MS);
  }

  function endWaiting(): void {
    stopWaiting?.();
    stopWaiting = null;
  }

  function startIfPossible(due: DueRun, nowMs: number, why: string): void {
    if (deps.isBusy() || hasJustStarted(due, nowMs)) return;
    if (!deps.isOnline()) {
      presence.network(nowMs, false);
      log.info('sync is due, the network is away');
      waitForNetwork();
      return;
    }
    lastStart = { key: `${due.kind} ${String(due.plannedAtMs)}`, atMs: nowMs };
    log.info('sync is due', { why, kind: due.kind, cause: due.cause, missed: due.collapsed.length });
    deps.start(due);
  }

  function check(why: string): void {
    if (isStopped) return;
    endWaiting();
    const nowMs = deps.nowMs();
    presence.seen(nowMs);
    lookAtMs = nowMs + LOOK_MS;
    if (!deps.isWelcome()) return;
    const schedule = deps.schedule();
    presence.schedule(nowMs, schedule);
    const newPlan = JSON.stringify({ ...schedule, pausedUntilMs: null });
    const isNewPlan = plan !== '' && plan !== newPlan;
    plan = newPlan;
    const { rows, doneRuns } = deps.stored(nowMs - LOOKED_BACK_MS);
    const { run, settled } = decideDue({ nowMs, schedule, clockInstants, rows, doneRuns, absences: presence.absences(nowMs), isNewPlan });
    upcoming = upcomingRuns(nowMs, schedule, clockInstants);
    const pauseEndsMs = schedule.pausedUntilMs !== null && schedule.pausedUntilMs > nowMs ? schedule.pausedUntilMs : lookAtMs;
    lookAtMs = Math.min(lookAtMs, upcoming[0]?.plannedAtMs ?? lookAtMs, pauseEndsMs);
    keepPlan(nowMs, rows, settled);
    if (run !== null) startIfPossible(run, nowMs, why);
  }

  const stopTicking = deps.every(() => {
    const nowMs = deps.nowMs();
    const change = presence.seen(nowMs);
    if (change === 'jumped') check('resume');
    else if (change === 'set-back') check('clock');
    else if (presence.network(nowMs, deps.isOnline())) check('network');
    else if (nowMs >= lookAtMs) check('timer');
    deps.onTick?.();
  }, TICK_MS);

  return {
    check,
    nextRunAtMs() {
      const nowMs = deps.nowMs();
      return nextStartMs(upcoming.filter(({ plannedAtMs }) => plannedAtMs > nowMs), deps.schedule());
    },
    stop() {
      isStopped = true;
      endWaiting();
      stopTicking();
    },
  };
}
