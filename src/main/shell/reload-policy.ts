const WINDOW_MS = 5 * 60_000;
const RELOADS = 2;

/** A page that crashed comes back by itself, twice in five minutes at most; then the truth is shown. */
export function mayReload(crashTimesMs: readonly number[], nowMs: number): boolean {
  return crashTimesMs.filter((time) => nowMs - time < WINDOW_MS).length <= RELOADS;
}
