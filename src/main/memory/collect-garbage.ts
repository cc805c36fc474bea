import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects what this thread no longer holds: an app at rest allocates too little for V8 to come to it by itself. The function is fetched anew each time, because keeping it would keep a context alive.
 * Cost: some tens of milliseconds in which main does nothing else.
 */
export function collectGarbage(): boolean {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
  return true;
}
