import type { Absence } from '@core/schedule/absences';
import type { SyncSchedule } from '@core/schedule/planned-runs';

/** What the wall clock did since it was last looked at. */
export type ClockChange = 'steady' | 'jumped' | 'set-back';

export interface Presence {
  /** To be told often; a gap that no timer leaves is sleep. */
  seen(nowMs: number): ClockChange;
  /** True when the network has just come back. */
  network(nowMs: number, isOnline: boolean): boolean;
  schedule(nowMs: number, schedule: SyncSchedule): void;
  /** Every time at which nothing could start, as far back as this process knows. */
  absences(nowMs: number): Absence[];
}

const KEPT = 50;

function isPaused(nowMs: number, { automatic, pausedUntilMs }: SyncSchedule): boolean {
  return !automatic || (pausedUntilMs !== null && pausedUntilMs > nowMs);
}

/** Remembers when the app could not start a run, so that a late one can say what kept it. */
export function createPresence(startedAtMs: number, gapMs: number): Presence {
  const ended: Absence[] = [{ cause: 'off', fromMs: Number.NEGATIVE_INFINITY, untilMs: startedAtMs }];
  let lastSeenMs = startedAtMs;
  let offlineSinceMs: number | null = null;
  let pausedSinceMs: number | null = null;
  let pauseEndsMs: number | null = null;

  function remember(cause: Absence['cause'], fromMs: number, untilMs: number): void {
    if (untilMs > fromMs) ended.push({ cause, fromMs, untilMs });
    if (ended.length > KEPT) ended.splice(1, 1);
  }

  return {
    seen(nowMs) {
      const passedMs = nowMs - lastSeenMs;
      if (passedMs > gapMs) remember('asleep', lastSeenMs, nowMs);
      lastSeenMs = nowMs;
      if (passedMs > gapMs) return 'jumped';
      return passedMs < 0 ? 'set-back' : 'steady';
    },
    network(nowMs, isOnline) {
      if (!isOnline) offlineSinceMs ??= nowMs;
      const isBack = isOnline && offlineSinceMs !== null;
      if (isBack) {
        remember('offline', offlineSinceMs!, nowMs);
        offlineSinceMs = null;
      }
      return isBack;
    },
    schedule(nowMs, schedule) {
      if (isPaused(nowMs, schedule)) {
        // A pause that was there at the start began before it.
        pausedSinceMs ??= nowMs;
        pauseEndsMs = schedule.automatic ? schedule.pausedUntilMs : null;
        return;
      }
      if (pausedSinceMs === null) return;
      remember('paused', pausedSinceMs, Math.min(pauseEndsMs ?? nowMs, nowMs));
      pausedSinceMs = null;
    },
    absences: (nowMs) => (offlineSinceMs === null ? [...ended] : [...ended, { cause: 'offline', fromMs: offlineSinceMs, untilMs: nowMs }]),
  };
}
