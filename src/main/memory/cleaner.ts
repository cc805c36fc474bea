import { nextRung, type CleanupRung, type RungOutcome } from '@core/memory/cleanup-ladder';
import type { CleanupDto } from '@shared/dto/memory';
import { isoInstant } from '../clock';
import type { Logger } from '../log/logger';

export interface CleanerDependencies {
  /** What each rung does; false when there was nothing to do. Rungs that are left out are never climbed. */
  readonly actions: Readonly<Partial<Record<CleanupRung, () => boolean | Promise<boolean>>>>;
  readonly totalBytes: () => number;
  readonly budgetBytes: () => number;
  readonly nowMs: () => number;
  /** Lets the system take its pages back before the next look. */
  readonly settle: () => Promise<void>;
  readonly onCleaned: (cleanup: CleanupDto) => void;
  readonly log: Logger;
}

/**
 * Climbs the ladder rung by rung, measuring after each, and tells what was freed. Asked again while it is at
 * work, it gives the running clean-up's result.
 * Errors: none; a rung that fails is logged and counts as climbed in vain.
 */
export function createCleaner(deps: CleanerDependencies): (trigger: CleanupDto['trigger']) => Promise<CleanupDto> {
  const log = deps.log.child('memory');
  const available = new Set(Object.keys(deps.actions) as CleanupRung[]);
  const outcomes = new Map<CleanupRung, RungOutcome>();
  let running: Promise<CleanupDto> | null = null;

  async function climb(rung: CleanupRung, beforeBytes: number): Promise<{ afterBytes: number; done: boolean }> {
    let done = false;
    try {
      done = (await deps.actions[rung]?.()) ?? false;
    } catch (error) {
      log.warn('a clean-up failed', { rung, error: error instanceof Error ? error.name : typeof error });
    }
    if (done) await deps.settle();
    const afterBytes = done ? deps.totalBytes() : beforeBytes;
    outcomes.set(rung, { atMs: deps.nowMs(), freedBytes: beforeBytes - afterBytes });
    if (done) log.info('cleaned up', { rung, beforeBytes, afterBytes });
    return { afterBytes, done };
  }

  async function clean(trigger: CleanupDto['trigger']): Promise<CleanupDto> {
    const beforeBytes = deps.totalBytes();
    const climbed = new Set<CleanupRung>();
    const actions: string[] = [];
    let afterBytes = beforeBytes;
    for (;;) {
      const rung = nextRung({
        trigger,
        totalBytes: afterBytes,
        budgetBytes: deps.budgetBytes(),
        nowMs: deps.nowMs(),
        available,
        climbed,
        outcomes,
      });
      if (rung === null) break;
      climbed.add(rung);
      const result = await climb(rung, afterBytes);
      afterBytes = result.afterBytes;
      if (result.done) actions.push(rung);
    }
    const cleanup = { at: isoInstant(deps.nowMs()), trigger, beforeBytes, afterBytes, actions };
    deps.onCleaned(cleanup);
    return cleanup;
  }

  return (trigger) => {
    running ??= clean(trigger).finally(() => {
      running = null;
    });
    return running;
  };
}
