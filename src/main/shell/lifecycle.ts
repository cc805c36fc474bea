import { app } from 'electron';
import { runQuitSequence, type QuitStep } from './quit-sequence';

export interface LifecycleDependencies {
  readonly onSecondInstance: () => void;
  readonly onActivate: () => void;
  /** In this order, within the deadline. */
  readonly quitSteps: readonly QuitStep[];
  readonly onUnexpected: (error: unknown) => void;
}

const QUIT_DEADLINE_MS = 5000;

/** One instance; closing the window is not quitting; quitting saves first, but not for ever. */
export function installLifecycle(deps: LifecycleDependencies): { isQuitting(): boolean } {
  let quitting = false;
  let finished = false;
  app.on('second-instance', deps.onSecondInstance);
  app.on('activate', deps.onActivate);
  app.on('window-all-closed', () => {
    // The tray lives on; whether a closed window ends the app is decided where the tray is known.
  });
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    quitting = true;
    const sleep = (delayMs: number): Promise<void> =>
      new Promise((resolve) => {
        setTimeout(resolve, delayMs);
      });
    void runQuitSequence(deps.quitSteps, QUIT_DEADLINE_MS, sleep).then(() => {
      finished = true;
      app.exit(0);
    });
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
  process.on('uncaughtException', deps.onUnexpected);
  process.on('unhandledRejection', deps.onUnexpected);
  return { isQuitting: () => quitting };
}
