import { closeInstantMs } from '@core/calendar/stockholm-calendar';
import { claimFreely } from '@core/memory/byte-budget';
import { parseIsoDate } from '@core/time/epoch-day';
import type { DataSource } from '@core/domain/provider';
import type { SyncProgressDto, SyncSummaryDto } from '@shared/dto/sync';
import { parseProvider } from '../../src/main/avanza/base-url';
import { createAvanzaClient } from '../../src/main/avanza/client';
import { createCancellation, type Cancellation } from '../../src/main/sync/cancellation';
import { createLogger } from '../../src/main/log/logger';
import type { Writer } from '../../src/main/store/file/connection';
import { runSync, type SyncJob } from '../../src/main/sync/run-sync';

/** What a test wants otherwise than a sync by hand of a market on this computer. */
type SyncWish = Partial<SyncJob> & { readonly cancellation?: Cancellation; readonly source?: DataSource };

/** Where a run writes, what it asks, and the day whose evening it is. */
export interface Scene {
  readonly folder: string;
  readonly writer: Writer;
  readonly url: string;
  readonly today: () => string;
  /** How long an answer may take. */
  readonly deadlineMs?: number;
  /** How many runs the folder has seen. */
  readonly runs?: number;
}

export interface SyncRunner {
  readonly progress: SyncProgressDto[];
  sync(options?: SyncWish): Promise<SyncSummaryDto>;
}

const EVENING_MS = 3 * 3_600_000;

export function newCancellation(): Cancellation {
  return createCancellation(new SharedArrayBuffer(4));
}

/** The real pipeline, run at the evening of the scene's day. */
export function createSyncRunner({ folder, writer, url, today, deadlineMs = 3000, runs = 0 }: Scene): SyncRunner {
  const progress: SyncProgressDto[] = [];
  let seen = runs;

  async function sync({ cancellation = newCancellation(), source = 'this-computer', ...job }: SyncWish = {}): Promise<SyncSummaryDto> {
    seen += 1;
    // The clock runs on within a run, so that remaining time and order of runs are real.
    const startMs = closeInstantMs(parseIsoDate(today())) + EVENING_MS + seen * 60_000;
    const realStartMs = Date.now();
    const nowMs = (): number => startMs + (Date.now() - realStartMs);
    const log = createLogger({ level: 'error', folder, scope: 'test', nowMs });
    return runSync(
      { runId: `run-${String(seen)}`, trigger: 'manual', full: false, limit: null, plannedAtMs: null, ...job },
      {
        writer,
        cancellation,
        nowMs,
        log,
        width: 8,
        source,
        claimBytes: claimFreely,
        takeWrites: () => undefined,
        onProgress: (one) => {
          progress.push(one);
        },
        createClient: (onRequest) =>
          createAvanzaClient({
            provider: parseProvider(url),
            requestsPerSecond: 5000,
            userAgent: 'Kursvakt/test',
            signal: cancellation.signal,
            nowMs,
            sleep: (delayMs) =>
              new Promise((resolve) => {
                setTimeout(resolve, Math.min(delayMs, 20));
              }),
            random: () => 0.5,
            onRequest,
            log,
            deadlineMs,
          }),
      },
    );
  }
  return { progress, sync };
}
