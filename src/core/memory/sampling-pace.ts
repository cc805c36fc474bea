/** What decides how closely the memory is watched. */
export interface Situation {
  /** The computer is suspended or its screen locked: nobody is there and nothing should wake. */
  readonly isAway: boolean;
  readonly isWorking: boolean;
  /** The window is on the screen. */
  readonly isWatched: boolean;
}

/** A job's peak lasts seconds. */
const WORKING_MS = 1000;
const WATCHED_MS = 5000;
/** Nobody looks: reading the kernel's account costs more than it tells. */
export const UNWATCHED_MS = 60_000;

/** How long to wait until the next look; null for not at all. A job is measured also behind a locked screen. */
export function samplingPaceMs({ isAway, isWorking, isWatched }: Situation): number | null {
  if (isWorking) return WORKING_MS;
  if (isAway) return null;
  return isWatched ? WATCHED_MS : UNWATCHED_MS;
}
