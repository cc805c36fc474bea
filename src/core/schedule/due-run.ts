import { latestCompleteSession } from '../calendar/stockholm-calendar';
import type { EpochDay } from '../time/epoch-day';
import { absenceAt, type Absence, type DueCause } from './absences';
import { plannedRuns, type ClockInstants, type PlannedRun, type SyncSchedule } from './planned-runs';

export type DueOutcome = 'started' | 'ok' | 'partial' | 'failed' | 'cancelled' | 'interrupted' | 'collapsed' | 'not-needed';

/** A stored line of the plan. */
export interface DueRow extends PlannedRun {
  readonly ranAtMs: number | null;
  readonly runId: string | null;
  readonly outcome: DueOutcome | null;
}

/** A run that ended well, whoever started it. */
export interface DoneRun {
  readonly runId: string;
  readonly startedAtMs: number;
  readonly session: EpochDay;
}

export interface DueSituation {
  readonly nowMs: number;
  readonly schedule: SyncSchedule;
  readonly clockInstants: ClockInstants;
  /** The stored plan of the last weeks. */
  readonly rows: readonly DueRow[];
  readonly doneRuns: readonly DoneRun[];
  readonly absences: readonly Absence[];
  /** The plan has just been changed by hand: its new times of the past are no promises that were broken. */
  readonly isNewPlan: boolean;
}

export interface DueRun extends PlannedRun {
  readonly cause: DueCause;
  /** Until when it was kept from starting; null when on time or without a known end. */
  readonly untilMs: number | null;
  /** Other missed runs for which this one stands. */
  readonly collapsed: readonly PlannedRun[];
}

export interface DueDecision {
  readonly run: DueRun | null;
  /** Planned runs that another run made unnecessary, with that run. */
  readonly settled: readonly { readonly planned: PlannedRun; readonly runId: string }[];
}

/** Further back nobody counts what was missed. */
export const LOOKED_BACK_MS = 31 * 86_400_000;
/** After a failed run the source gets a rest before the next attempt. */
export const REST_MS = 45 * 60_000;
const LATE_AFTER_MS = 10 * 60_000;

const keyOf = ({ kind, plannedAtMs }: PlannedRun): string => `${kind} ${String(plannedAtMs)}`;

/** The run that did what was planned; null while nobody has. */
function coveringRun(planned: PlannedRun, row: DueRow | undefined, situation: DueSituation): DoneRun | null {
  const { nowMs, schedule } = situation;
  const newestSession = latestCompleteSession(nowMs);
  const afterClose = planned.kind === 'daily' && schedule.fixedMinutes.length === 0;
  return (
    situation.doneRuns.find(({ runId, startedAtMs, session }) => {
      if (row?.runId === runId) return true;
      // What a clock that was wrong has done in the future proves nothing today.
      if (session > newestSession) return false;
      return (startedAtMs >= planned.plannedAtMs && startedAtMs <= nowMs) || (afterClose && session >= planned.session);
    }) ?? null
  );
}

function isClosed(row: DueRow | undefined): boolean {
  return row?.outcome === 'collapsed' || row?.outcome === 'not-needed';
}

function isResting(rows: readonly DueRow[], nowMs: number): boolean {
  return rows.some(
    // A clock that was set back must not prolong the rest by the time it went back.
    ({ outcome, ranAtMs }) => ranAtMs !== null && (outcome === 'failed' || outcome === 'partial' || outcome === 'cancelled') && Math.abs(nowMs - ranAtMs) < REST_MS,
  );
}

function describe(head: PlannedRun, missed: readonly PlannedRun[], hasTried: boolean, situation: DueSituation): DueRun {
  const absence = absenceAt(head.plannedAtMs, situation.absences);
  const isOnTime = missed.length === 0 && situation.nowMs - head.plannedAtMs <= LATE_AFTER_MS;
  const base = { kind: head.kind, plannedAtMs: head.plannedAtMs, session: head.session, collapsed: missed };
  if (isOnTime) return { ...base, cause: 'on-time', untilMs: null };
  if (hasTried) return { ...base, cause: 'retry', untilMs: null };
  if (absence !== null) return { ...base, cause: absence.cause, untilMs: Math.min(absence.untilMs, situation.nowMs) };
  return { ...base, cause: 'busy', untilMs: null };
}

/**
 * The one run that should start now, for every planned run that has not happened: any number of missed ones
 * collapse into the newest daily one, or into the newest correction when only corrections were missed.
 * Missing: no run while nothing is due, automatic runs are off or paused, or the source rests after a failure.
 */
export function decideDue(situation: DueSituation): DueDecision {
  const { nowMs, schedule, rows } = situation;
  const rowOf = new Map(rows.map((row) => [keyOf(row), row]));
  const computed = plannedRuns(schedule, nowMs - LOOKED_BACK_MS, nowMs, situation.clockInstants);
  const stored = rows.filter(({ plannedAtMs, runId }) => runId === null && plannedAtMs <= nowMs);
  const open = [...new Map([...computed, ...stored].map((planned) => [keyOf(planned), planned])).values()]
    .filter((planned) => !isClosed(rowOf.get(keyOf(planned))))
    .sort((a, b) => a.plannedAtMs - b.plannedAtMs);

  const settled: { planned: PlannedRun; runId: string }[] = [];
  const due: PlannedRun[] = [];
  const newest = situation.doneRuns[0];
  for (const planned of open) {
    const row = rowOf.get(keyOf(planned));
    const covering = coveringRun(planned, row, situation);
    const isDone = newest !== undefined && situation.doneRuns.some(({ session }) => session >= planned.session);
    if (covering !== null) {
      if (row?.runId === null) settled.push({ planned, runId: covering.runId });
    } else if (situation.isNewPlan && row === undefined && isDone) settled.push({ planned, runId: newest.runId });
    else due.push(planned);
  }

  const isPaused = schedule.pausedUntilMs !== null && schedule.pausedUntilMs > nowMs;
  const head = due.filter(({ kind }) => kind === 'daily').at(-1) ?? due.at(-1);
  if (!schedule.automatic || isPaused || head === undefined) return { run: null, settled };
  const tried = due.flatMap((planned) => rowOf.get(keyOf(planned)) ?? []).filter((row) => row.runId !== null);
  if (isResting(tried, nowMs)) return { run: null, settled };
  return { run: describe(head, due.filter((planned) => planned !== head), tried.some((row) => keyOf(row) === keyOf(head)), situation), settled };
}

const LOOKED_AHEAD_MS = 15 * 86_400_000;

/** The planned runs after now, ascending. Missing: empty while automatic runs are off. */
export function upcomingRuns(nowMs: number, schedule: SyncSchedule, clockInstants: ClockInstants): PlannedRun[] {
  return plannedRuns(schedule, nowMs, nowMs + LOOKED_AHEAD_MS, clockInstants);
}

/** When something starts by itself next; what falls into a pause is caught up at its end. Missing: null for never. */
export function nextStartMs(upcoming: readonly PlannedRun[], schedule: SyncSchedule): number | null {
  const first = upcoming[0]?.plannedAtMs;
  if (first === undefined) return null;
  return Math.max(first, schedule.pausedUntilMs ?? first);
}
