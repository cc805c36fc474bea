import {
  closeInstantMs,
  latestCompleteSession,
  nextTradingDay,
  tradingDayOnOrAfter,
} from '../calendar/stockholm-calendar';
import { stockholmTime } from '../time/stockholm-time';
import type { EpochDay } from '../time/epoch-day';

export interface SyncSchedule {
  readonly automatic: boolean;
  /** Minutes after the session's close. */
  readonly delayMinutes: number;
}

/** When the sync of a session is planned: a wall-clock instant, whatever the computer did meanwhile. */
export function plannedInstantMs(session: EpochDay, schedule: SyncSchedule): number {
  return closeInstantMs(session) + schedule.delayMinutes * 60_000;
}

export interface DueSync {
  readonly session: EpochDay;
  readonly plannedAtMs: number;
  /** More than this late means that the computer slept or the app was off. */
  readonly caughtUp: boolean;
}

const LATE_AFTER_MS = 10 * 60_000;

/**
 * The sync that should have happened by now and has not: always the newest session only, so that any
 * number of missed runs collapse into one. Missing: null when nothing is due.
 * A session counts as done when a run for it, or for a later one, has finished well.
 */
export function dueSync(nowMs: number, lastDoneSession: EpochDay | null, schedule: SyncSchedule): DueSync | null {
  if (!schedule.automatic) return null;
  const session = latestCompleteSession(nowMs);
  const plannedAtMs = plannedInstantMs(session, schedule);
  if (nowMs < plannedAtMs || (lastDoneSession !== null && lastDoneSession >= session)) return null;
  return { session, plannedAtMs, caughtUp: nowMs - plannedAtMs > LATE_AFTER_MS };
}

/** The next planned instant strictly after `nowMs`. */
export function nextPlannedMs(nowMs: number, schedule: SyncSchedule): number | null {
  if (!schedule.automatic) return null;
  let session = tradingDayOnOrAfter(stockholmTime(nowMs).day);
  while (plannedInstantMs(session, schedule) <= nowMs) session = nextTradingDay(session);
  return plannedInstantMs(session, schedule);
}
