import type { App, Event } from 'electron';
import { runQuitSequence, type QuitStep } from './quit-sequence';

export interface LifecycleDependencies {
  readonly onSecondInstance: () => void;
  readonly onActivate: () => void;
  /** In this order, within the deadline. */
  readonly quitSteps: readonly QuitStep[];
  readonly onUnexpected: (error: unknown) => void;
  /** Steps that had not finished when the deadline was over. */
  readonly onUnfinished?: (steps: readonly string[]) => void;
}

export interface LifecycleHost {
  readonly app: Pick<App, 'on' | 'quit' | 'exit'>;
  readonly process: { on(event: string, listener: (argument: unknown) => void): unknown };
  readonly sleep: (delayMs: number) => Promise<void>;
}

const QUIT_DEADLINE_MS = 5000;

/** One instance; closing the window is not quitting; quitting saves first, but not for ever. */
export function attachLifecycle(host: LifecycleHost, deps: LifecycleDependencies): { isQuitting(): boolean } {
  const { app } = host;
  let quitting = false;
  let stage: 'running' | 'ending' | 'ended' = 'running';

  async function end(): Promise<void> {
    const unfinished = await runQuitSequence(deps.quitSteps, QUIT_DEADLINE_MS, host.sleep);
    if (unfinished.length > 0) deps.onUnfinished?.(unfinished);
    stage = 'ended';
    app.exit(0);
  }

  app.on('second-instance', deps.onSecondInstance);
  app.on('activate', deps.onActivate);
  app.on('window-all-closed', () => {
    // The tray lives on; whether a closed window ends the app is decided where the tray is known.
  });
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event: Event) => {
    if (stage === 'ended') return;
    event.preventDefault();
    quitting = true;
    // Asked to quit again while it is at it, as by a second signal, it goes on with what it does.
    if (stage === 'ending') return;
    stage = 'ending';
    void end();
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    host.process.on(signal, () => {
      app.quit();
    });
  }
  host.process.on('uncaughtException', deps.onUnexpected);
  host.process.on('unhandledRejection', deps.onUnexpected);
  return { isQuitting: () => quitting };
}
