import { closeInstantMs, isTradingDay, latestCompleteSession } from '../calendar/stockholm-calendar';
import { stockholmTime } from '../time/stockholm-time';
import type { EpochDay } from '../time/epoch-day';

export interface SyncSchedule {
  readonly automatic: boolean;
  /** Minutes after the session's close; used while there are no fixed times. */
  readonly delayMinutes: number;
  /** Times of day in Stockholm, in minutes, on every trading day; empty: after the close. */
  readonly fixedMinutes: readonly number[];
  /** Time of day on the morning after a session at which its bars are read again; null: never. */
  readonly correctionMinute: number | null;
  /** Nothing starts by itself before this instant; null: no pause. */
  readonly pausedUntilMs: number | null;
}

export type DueKind = 'daily' | 'correction';

/** One line of the plan: a wall-clock instant, whatever the computer does meanwhile. */
export interface PlannedRun {
  readonly kind: DueKind;
  readonly plannedAtMs: number;
  /** The newest session that is complete at that instant. */
  readonly session: EpochDay;
}

/** The instants in (after, upTo] at which Stockholm's clocks show a time of day, ascending. */
export type ClockInstants = (minuteOfDay: number, afterMs: number, upToMs: number) => readonly number[];

function afterTheCloses(delayMinutes: number, afterMs: number, upToMs: number): PlannedRun[] {
  const planned: PlannedRun[] = [];
  // A delay may reach into the next day, hence from the day before.
  const last = stockholmTime(upToMs).day;
  for (let day = (stockholmTime(afterMs).day - 1) as EpochDay; day <= last; day = (day + 1) as EpochDay) {
    if (!isTradingDay(day)) continue;
    const plannedAtMs = closeInstantMs(day) + delayMinutes * 60_000;
    if (plannedAtMs > afterMs && plannedAtMs <= upToMs) planned.push({ kind: 'daily', plannedAtMs, session: day });
  }
  return planned;
}

/**
 * Every run of the plan in (after, upTo], ascending: the daily ones after each close or at the person's own
 * times on trading days, and the corrections on the morning after each session. Neither looks at pauses.
 * Missing: empty while automatic runs are off.
 */
export function plannedRuns(schedule: SyncSchedule, afterMs: number, upToMs: number, clockInstants: ClockInstants): PlannedRun[] {
  if (!schedule.automatic) return [];
  const at = (kind: DueKind, minute: number, isOn: (day: EpochDay) => boolean): PlannedRun[] =>
    clockInstants(minute, afterMs, upToMs)
      .filter((instantMs) => isOn(stockholmTime(instantMs).day))
      .map((plannedAtMs) => ({ kind, plannedAtMs, session: latestCompleteSession(plannedAtMs) }));
  const daily =
    schedule.fixedMinutes.length === 0
      ? afterTheCloses(schedule.delayMinutes, afterMs, upToMs)
      : [...new Set(schedule.fixedMinutes)].flatMap((minute) => at('daily', minute, isTradingDay));
  const corrections =
    schedule.correctionMinute === null ? [] : at('correction', schedule.correctionMinute, (day) => isTradingDay((day - 1) as EpochDay));
  return [...daily, ...corrections].sort((a, b) => a.plannedAtMs - b.plannedAtMs);
}
