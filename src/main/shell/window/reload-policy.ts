/** Why Chromium says that a page's process ended; the list grows with Electron's versions. */
export type GoneReason = 'clean-exit' | 'abnormal-exit' | 'killed' | 'crashed' | 'oom' | 'launch-failed' | 'integrity-failure' | 'memory-eviction';

export interface PageGone {
  readonly reason: GoneReason;
  readonly nowMs: number;
  /** When the page went before; older ones than the window do not matter. */
  readonly earlierMs: readonly number[];
  /** The page that went was the one that says that the page keeps going. */
  readonly wasCrashPage: boolean;
}

export type GoneReaction = 'reload' | 'crash-page' | 'leave';

const WINDOW_MS = 5 * 60_000;
const RELOADS = 2;
/** The next process would end in the same way. */
const HOPELESS: ReadonlySet<GoneReason> = new Set(['launch-failed', 'integrity-failure']);

/** The times that still count, with a clock that may have been set back. */
export function recentTimes(timesMs: readonly number[], nowMs: number): number[] {
  return timesMs.filter((timeMs) => Math.abs(nowMs - timeMs) < WINDOW_MS);
}

/**
 * A page that crashed comes back by itself, twice in five minutes at most; then a static page says so. When
 * that one goes too it is left alone: reloading it would be a loop.
 */
export function reactToGonePage(gone: PageGone): GoneReaction {
  if (gone.wasCrashPage) return 'leave';
  if (HOPELESS.has(gone.reason)) return 'crash-page';
  return recentTimes(gone.earlierMs, gone.nowMs).length < RELOADS ? 'reload' : 'crash-page';
}
