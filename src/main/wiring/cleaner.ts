import { join } from 'node:path';
import type { CleanupDto } from '@shared/dto/memory';
import type { EngineHost } from '../engine/host';
import type { ReadConnection } from '../handlers/read-connection';
import type { Logger } from '../log/logger';
import { createCleaner, type CleanerDependencies } from '../memory/cleaner';
import { loadCodePages } from '../memory/code-pages';
import { collectGarbage } from '../memory/collect-garbage';

export interface CleanablePage {
  isOpen(): boolean;
  /** On the screen, not minimised. */
  isShown(): boolean;
  destroyHidden(): boolean;
  restart(): boolean;
  clearCaches(): Promise<void>;
}

export interface CleanerWiringDependencies extends Pick<CleanerDependencies, 'totalBytes' | 'budgetBytes' | 'nowMs' | 'log'> {
  /** `out/main`; the native helper lies beside it. */
  readonly builtFolder: string;
  readonly reading: Pick<ReadConnection, 'close' | 'shrink'>;
  readonly engine: Pick<EngineHost, 'endIdleWorker'>;
  readonly page: CleanablePage;
  readonly keep: (cleanup: CleanupDto) => void;
  readonly log: Logger;
}

/** What the system needs to take freed pages back before the next look. */
const SETTLE_MS = 400;

/** The rungs of the ladder, each with the part of the app that does it. */
export function wireCleaner({ builtFolder, reading, engine, page, keep, log, ...deps }: CleanerWiringDependencies): (trigger: CleanupDto['trigger']) => Promise<CleanupDto> {
  const returnCodePages = loadCodePages(join(builtFolder, '..', 'native', 'code-pages.node'), log);
  return createCleaner({
    ...deps,
    log,
    actions: {
      'drop-caches': reading.close,
      'shrink-database': reading.shrink,
      'end-idle-worker': engine.endIdleWorker,
      'collect-garbage': collectGarbage,
      ...(returnCodePages && { 'return-code-pages': returnCodePages }),
      'clear-page-caches': async () => {
        if (!page.isOpen()) return false;
        await page.clearCaches();
        return true;
      },
      'destroy-hidden-window': page.destroyHidden,
      'restart-page': page.restart,
    },
    settle: () =>
      new Promise((resolve) => {
        setTimeout(resolve, SETTLE_MS);
      }),
    onCleaned: (cleanup) => {
      // A rest in which there was nothing to let go is no event.
      if (cleanup.actions.length > 0 || cleanup.trigger === 'manual') keep(cleanup);
    },
  });
}
