import type { DueRun } from '@core/schedule/due-run';
import type { PlannedRun } from '@core/schedule/planned-runs';
import { toIsoDate } from '@core/time/epoch-day';
import type { DueMark, EngineWrite } from '@shared/engine/writes';
import type { Settings } from '@shared/settings';
import { isoInstant } from '../clock';
import type { ReadModel } from '../handlers/read-model';
import type { Logger } from '../log/logger';
import type { SyncRunner } from '../resident/sync-runner';
import { doneRuns } from '../schedule/done-runs';
import { scheduleOf } from '../schedule/schedule-of';
import { createScheduler, type Scheduler } from '../schedule/scheduler';

export interface ScheduleWiringDependencies {
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly settings: () => Settings;
  readonly readModel: () => ReadModel | null;
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
  readonly syncs: Pick<SyncRunner, 'start' | 'isRunning'>;
  readonly isOnline: () => boolean;
  readonly onPlanned: () => void;
  /** Beside each tick, for what else waits for a time of day. */
  readonly onTick: () => void;
}

const RUNS_LOOKED_AT = 50;

const toLine = ({ kind, plannedAtMs, session }: PlannedRun) => ({ kind, plannedAtMs, session: toIsoDate(session) });

/** The line of the plan as the engine stores it with the run. */
export function toDueMark(due: DueRun): DueMark {
  const { kind, cause, untilMs, collapsed } = due;
  return {
    planned: toLine(due),
    note: { kind, cause, until: untilMs === null ? null : isoInstant(untilMs), missed: collapsed.length },
    collapsed: collapsed.map(toLine),
  };
}

function triggerOf({ kind, cause }: DueRun): 'schedule' | 'catch-up' | 'correction' {
  if (kind === 'correction') return 'correction';
  return cause === 'on-time' ? 'schedule' : 'catch-up';
}

/** Puts the stored plan, the settings and the runs together into the one that starts syncs by itself. */
export function wireSchedule(deps: ScheduleWiringDependencies): Scheduler {
  const runs = () => doneRuns(deps.readModel()?.stores.runs.newest(RUNS_LOOKED_AT) ?? []);
  return createScheduler({
    nowMs: deps.nowMs,
    schedule: () => scheduleOf(deps.settings()),
    isWelcome: () => deps.settings().firstRunDone || runs().length > 0,
    stored: (sinceMs) => ({ rows: deps.readModel()?.stores.due.since(sinceMs) ?? [], doneRuns: runs() }),
    isBusy: deps.syncs.isRunning,
    isOnline: deps.isOnline,
    start: (due) => {
      deps.syncs.start(triggerOf(due), { due: toDueMark(due) });
    },
    keep: (nowMs, upcoming, settled) => {
      const settledLines = settled.map(({ planned, runId }) => ({ planned: toLine(planned), runId }));
      deps.write([{ what: 'due-plan', nowMs, upcoming: upcoming.map(toLine), settled: settledLines }]).catch((error: unknown) => {
        // The plan is worked out again at the next look; only what the rows would have said is missing.
        deps.log.warn('the plan was not stored', { error: String(error) });
      });
    },
    onPlanned: deps.onPlanned,
    every: (work, delayMs) => {
      const timer = setInterval(work, delayMs);
      return () => {
        clearInterval(timer);
      };
    },
    onTick: deps.onTick,
    log: deps.log,
  });
}
