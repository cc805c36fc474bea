import { dueSync, nextPlannedMs, type DueSync, type SyncSchedule } from '@core/schedule/due-sync';
import type { EpochDay } from '@core/time/epoch-day';
import type { Logger } from '../log/logger';

export interface SchedulerDependencies {
  readonly nowMs: () => number;
  readonly schedule: () => SyncSchedule;
  /** The newest session for which a run has finished well; null before the first. */
  readonly lastDoneSession: () => EpochDay | null;
  readonly start: (due: DueSync) => void;
  readonly log: Logger;
}

export interface Scheduler {
  /** Looks whether a run is due: at start, on resume, on unlock, after a settings change, by the timer. */
  check(why: string): void;
  nextRunAtMs(): number | null;
  stop(): void;
}

/** Timers do not survive sleep, so none is trusted for long: one short tick looks at the wall clock. */
const TICK_MS = 60_000;
/** After a failed run the source gets a rest before the next attempt. */
const RETRY_AFTER_MS = 45 * 60_000;

/** One timer over wall-clock plans: however long the computer slept, at most one run is due. */
export function createScheduler(deps: SchedulerDependencies): Scheduler {
  const log = deps.log.child('scheduler');
  let lastStart: { session: EpochDay; atMs: number } | null = null;

  function check(why: string): void {
    const now = deps.nowMs();
    const due = dueSync(now, deps.lastDoneSession(), deps.schedule());
    if (!due) return;
    // A clock that was set back must not block the retry for the time it went back.
    const sinceStart = lastStart ? Math.abs(now - lastStart.atMs) : Number.POSITIVE_INFINITY;
    if (lastStart?.session === due.session && sinceStart < RETRY_AFTER_MS) return;
    lastStart = { session: due.session, atMs: now };
    log.info('sync is due', { why, caughtUp: due.caughtUp });
    deps.start(due);
  }

  const timer = setInterval(() => {
    check('timer');
  }, TICK_MS);

  return {
    check,
    nextRunAtMs: () => nextPlannedMs(deps.nowMs(), deps.schedule()),
    stop: () => {
      clearInterval(timer);
    },
  };
}
