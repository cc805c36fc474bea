import type { CleanupDto } from '@shared/dto/memory';
import { isoInstant } from '../clock';

/** One way to give memory back. */
export interface CleanupAction {
  readonly name: string;
  /** False when there was nothing to do. */
  run(): boolean | Promise<boolean>;
}

export interface CleanerDependencies {
  readonly actions: readonly CleanupAction[];
  readonly totalBytes: () => number;
  readonly nowMs: () => number;
  /** Lets the system take its pages back before the second look. */
  readonly settle: () => Promise<void>;
  readonly onCleaned: (cleanup: CleanupDto) => void;
}

/** Runs every action that has something to drop, with the app's memory measured before and after. */
export function createCleaner(deps: CleanerDependencies): (trigger: CleanupDto['trigger']) => Promise<CleanupDto> {
  return async (trigger) => {
    const beforeBytes = deps.totalBytes();
    const actions: string[] = [];
    for (const action of deps.actions) if (await action.run()) actions.push(action.name);
    await deps.settle();
    const cleanup = { at: isoInstant(deps.nowMs()), trigger, beforeBytes, afterBytes: deps.totalBytes(), actions };
    deps.onCleaned(cleanup);
    return cleanup;
  };
}
