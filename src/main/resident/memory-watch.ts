import { shouldCleanUp } from '@core/memory/clean-up-policy';
import type { CleanupDto, MemoryDto } from '@shared/dto/memory';

export interface MemoryWatchDependencies {
  readonly read: () => MemoryDto;
  readonly clean: (trigger: CleanupDto['trigger']) => Promise<CleanupDto>;
  /** Somebody is looking: the window is open. */
  readonly isWatched: () => boolean;
  readonly onSample: (sample: MemoryDto) => void;
  readonly nowMs: () => number;
}

export interface MemoryWatch {
  /** Looks at the budget now. */
  check(trigger: 'budget' | 'after-job'): Promise<void>;
  stop(): void;
}

const WATCHED_EVERY_MS = 5000;
/** Nobody looks: reading the kernel's account costs more than it tells. */
const UNWATCHED_EVERY_TICKS = 12;

/** Samples while somebody looks, and cleans up by itself when the app is over its budget. */
export function createMemoryWatch(deps: MemoryWatchDependencies): MemoryWatch {
  let last: { atMs: number; freedBytes: number } | null = null;
  let ticks = 0;
  let busy = false;

  async function check(trigger: 'budget' | 'after-job'): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      const sample = deps.read();
      deps.onSample(sample);
      const { totalPssBytes: totalBytes, budgetBytes } = sample;
      if (!shouldCleanUp({ totalBytes, budgetBytes, nowMs: deps.nowMs(), last })) return;
      const cleanup = await deps.clean(trigger);
      last = { atMs: deps.nowMs(), freedBytes: cleanup.beforeBytes - cleanup.afterBytes };
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => {
    ticks += 1;
    if (deps.isWatched() || ticks % UNWATCHED_EVERY_TICKS === 0) void check('budget');
  }, WATCHED_EVERY_MS);

  return {
    check,
    stop: () => {
      clearInterval(timer);
    },
  };
}
