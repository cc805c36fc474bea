import { app } from 'electron';
import { attachLifecycle, type LifecycleDependencies } from './attach-lifecycle';

/** Ties the app's life to Electron's own events and to the signals of the system. */
export function installLifecycle(deps: LifecycleDependencies): { isQuitting(): boolean } {
  const sleep = (delayMs: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, delayMs);
    });
  return attachLifecycle({ app, process, sleep }, deps);
}
