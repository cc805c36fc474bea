import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A plain collection leaves the pages between what is alive with the process; this one moves what is alive together and returns them. */
const EVERYTHING = { type: 'major', execution: 'sync', flavor: 'last-resort' };

/**
 * Collects what this thread no longer holds and returns the heap's empty pages: an app at rest allocates too little for V8 to
 * come to it by itself. The function is fetched anew each time, because keeping it would keep a context alive.
 * Cost: some tens of milliseconds in which main does nothing else; functions long unused are compiled again when they run.
 */
export function collectGarbage(): boolean {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options?: typeof EVERYTHING) => void;
  setFlagsFromString('--no-expose-gc');
  collect();
  // Older engines take the options for the wish to collect what is young, which does no harm after the whole.
  collect(EVERYTHING);
  return true;
}
