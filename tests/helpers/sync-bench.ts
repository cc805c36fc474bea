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
import { createCancellation, type Cancellation } from '../../src/main/engine/cancellation';
import { createLogger } from '../../src/main/log/logger';
import type { Writer } from '../../src/main/store/connection';
import { openWriter } from '../../src/main/store/database';
import { runSync, type SyncJob } from '../../src/main/sync/run-sync';

export interface SyncBench {
  readonly folder: string;
  readonly market: DemoMarket;
  readonly writer: Writer;
  readonly progress: SyncProgressDto[];
  /** Runs a sync at the evening of the market's day. */
  sync(options?: Partial<SyncJob> & { cancellation?: Cancellation }): Promise<SyncSummaryDto>;
}

const EVENING_MS = 3 * 3_600_000;
const SMALL_MARKET: DemoMarketOptions = { companies: 90, years: 2, today: '2026-11-20' };

export function newCancellation(): Cancellation {
  return createCancellation(new SharedArrayBuffer(4));
}

/** A small demo market, a real database and the real pipeline between them; all gone after the test. */
export async function startSyncBench(options: DemoMarketOptions = {}): Promise<SyncBench> {
  const folder = mkdtempSync(join(tmpdir(), 'kursvakt-sync-'));
  const market = await startDemoMarket({ ...SMALL_MARKET, ...options });
  const writer = openWriter(join(folder, 'kursvakt.db'));
  onTestFinished(async () => {
    writer.close();
    await market.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const progress: SyncProgressDto[] = [];
  let runs = 0;

  async function sync({ cancellation = newCancellation(), ...job }: Partial<SyncJob> & { cancellation?: Cancellation } = {}): Promise<SyncSummaryDto> {
    runs += 1;
    // The clock runs on within a run, so that remaining time and order of runs are real.
    const startMs = closeInstantMs(parseIsoDate(market.today())) + EVENING_MS + runs * 60_000;
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
        claimBytes: claimFreely,
        onProgress: (one) => {
          progress.push(one);
        },
        createClient: (onRequest) =>
          createAvanzaClient({
            provider: parseProvider(market.url),
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
            deadlineMs: 3000,
          }),
      },
    );
  }
  return { folder, market, writer, progress, sync };
}
