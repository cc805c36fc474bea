/** Enough finished items to judge the pace by. */
const LEAST_DONE = 5;

/**
 * Time that the rest will take at the pace so far, in milliseconds.
 * Missing: null before five items are done, because the first ones tell nothing about the pace.
 */
export function remainingMs(elapsedMs: number, done: number, total: number): number | null {
  if (done < LEAST_DONE || total <= 0) return null;
  return Math.max(0, Math.round((elapsedMs / done) * (total - done)));
}
