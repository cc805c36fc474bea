import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { closeInstantMs } from '@core/calendar/stockholm-calendar';
import { claimFreely } from '@core/memory/byte-budget';
import { parseIsoDate } from '@core/time/epoch-day';
import type { SyncProgressDto, SyncSummaryDto } from '@shared/dto/sync';
import { startDemoMarket } from '../../demo/server';
import type { DemoMarket } from '../../demo/market';
import type { DemoMarketOptions } from '../../demo/options';
import { parseProvider } from '../../src/main/avanza/base-url';
import { createAvanzaClient } from '../../src/main/avanza/client';
import { createCancellation, type Cancellation } from '../../src/main/sync/cancellation';
import { createLogger } from '../../src/main/log/logger';
import type { Writer } from '../../src/main/store/file/connection';
import { openWriter } from '../../src/main/store/file/database';
import type { DataSource } from '@core/domain/provider';
import { runSync, type SyncJob } from '../../src/main/sync/run-sync';

/** What a test wants otherwise than a sync by hand of a market on this computer. */
type SyncWish = Partial<SyncJob> & { readonly cancellation?: Cancellation; readonly source?: DataSource };

/** Where a run writes, what it asks, and the day whose evening it is. */
interface Scene {
  readonly folder: string;
  readonly writer: Writer;
  readonly url: string;
  readonly today: () => string;
  /** How long an answer may take. */
  readonly deadlineMs?: number;
}

interface SyncRunner {
  readonly progress: SyncProgressDto[];
  sync(options?: SyncWish): Promise<SyncSummaryDto>;
}

export interface SyncBench extends SyncRunner {
  readonly folder: string;
  readonly market: DemoMarket;
  readonly writer: Writer;
}

const EVENING_MS = 3 * 3_600_000;
const SMALL_MARKET: DemoMarketOptions = { companies: 90, years: 2, today: '2026-11-20' };

export function newCancellation(): Cancellation {
  return createCancellation(new SharedArrayBuffer(4));
}

/** The real pipeline, run at the evening of the scene's day. */
export function createSyncRunner({ folder, writer, url, today, deadlineMs = 3000 }: Scene): SyncRunner {
  const progress: SyncProgressDto[] = [];
  let runs = 0;

  async function sync({ cancellation = newCancellation(), source = 'this-computer', ...job }: SyncWish = {}): Promise<SyncSummaryDto> {
    runs += 1;
    // The clock runs on within a run, so that remaining time and order of runs are real.
    const startMs = closeInstantMs(parseIsoDate(today())) + EVENING_MS + runs * 60_000;
    const realStartMs = Date.now();
    const nowMs = (): number => startMs + (Date.now() - realStartMs);
    const log = createLogger({ level: 'error', folder, scope: 'test', nowMs });
    return runSync(
      { runId: `run-${String(runs)}`, trigger: 'manual', full: false, limit: null, plannedAtMs: null, ...job },
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

/** A data folder with a real database; gone after the test. */
export function openScene(): Pick<Scene, 'folder' | 'writer'> {
  const folder = mkdtempSync(join(tmpdir(), 'kursvakt-sync-'));
  const writer = openWriter(join(folder, 'kursvakt.db'));
  onTestFinished(() => {
    writer.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, writer };
}

/** A small demo market, a real database and the real pipeline between them; all gone after the test. */
export async function startSyncBench(options: DemoMarketOptions = {}): Promise<SyncBench> {
  const market = await startDemoMarket({ ...SMALL_MARKET, ...options });
  onTestFinished(() => market.close());
  const scene = openScene();
  return { ...scene, market, ...createSyncRunner({ ...scene, url: market.url, today: () => market.today() }) };
}
