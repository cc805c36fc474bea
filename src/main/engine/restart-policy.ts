export interface RestartPolicy {
  recordCrash(nowMs: number): void;
  /** How long the next thread has to wait. Missing: null when there were too many crashes to try again now. */
  delayMs(nowMs: number): number | null;
}

const HOUR_MS = 3_600_000;
const CRASHES_PER_HOUR = 3;

/**
 * A thread that crashed is started again for the next job, after a pause that grows, and at most three times
 * an hour: what crashes again and again would only wear out the battery and fill the log.
 * Units: `pausesMs[n]` is kept after crash n + 1 of the hour, the last one after all further ones.
 */
export function createRestartPolicy(pausesMs: readonly number[]): RestartPolicy {
  let crashesMs: number[] = [];
  return {
    recordCrash(nowMs) {
      crashesMs.push(nowMs);
    },
    delayMs(nowMs) {
      // A clock that was set back makes a crash lie in the future; it counts no longer.
      crashesMs = crashesMs.filter((crashMs) => Math.abs(nowMs - crashMs) < HOUR_MS);
      const last = crashesMs.at(-1);
      if (last === undefined) return 0;
      if (crashesMs.length >= CRASHES_PER_HOUR) return null;
      const pauseMs = pausesMs[Math.min(crashesMs.length, pausesMs.length) - 1] ?? 0;
      return Math.min(pauseMs, Math.max(0, last + pauseMs - nowMs));
    },
  };
}
