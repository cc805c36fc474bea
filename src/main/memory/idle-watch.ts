import type { SetTimer } from './timers';

export interface IdleWatchDependencies {
  readonly isIdle: () => boolean;
  readonly onIdle: () => void;
  readonly setTimer: SetTimer;
}

/** Long enough for a person to come back from a glance at something else. */
const IDLE_AFTER_MS = 30_000;

/** Says once when nothing has happened for a while; something has to happen before it says so again. */
export function createIdleWatch(deps: IdleWatchDependencies): { touched(): void; stop(): void } {
  let timer: { cancel(): void } | null = null;
  return {
    touched() {
      timer?.cancel();
      timer = deps.setTimer(() => {
        timer = null;
        if (deps.isIdle()) deps.onIdle();
      }, IDLE_AFTER_MS);
    },
    stop() {
      timer?.cancel();
      timer = null;
    },
  };
}
