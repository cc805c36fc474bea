import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeInstantMs } from '@core/calendar/stockholm-calendar';
import { parseIsoDate } from '@core/time/epoch-day';
import { startDemoMarket } from '../../demo/server';
import { parseProvider } from '../../src/main/avanza/base-url';
import { createAvanzaClient } from '../../src/main/avanza/client';
import { createCancellation } from '../../src/main/engine/cancellation';
import { createLogger } from '../../src/main/log/logger';
import { openWriter } from '../../src/main/store/database';
import { runSync } from '../../src/main/sync/run-sync';

const EVENING_MS = 3 * 3_600_000;

/** A data folder after one evening's sync of a small demo market, for a whole file of tests to read. */
export async function syncedFolder(today = '2026-11-20'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kursvakt-synced-'));
  const market = await startDemoMarket({ companies: 90, years: 2, today });
  const writer = openWriter(join(folder, 'kursvakt.db'));
  const startedMs = Date.now();
  // Time runs on, because the rate limit counts with it.
  const nowMs = (): number => closeInstantMs(parseIsoDate(today)) + EVENING_MS + (Date.now() - startedMs);
  const log = createLogger({ level: 'error', folder, scope: 'test', nowMs });
  const cancellation = createCancellation(new SharedArrayBuffer(4));
  try {
    await runSync(
      { runId: 'run-1', trigger: 'manual', full: false, limit: null, plannedAtMs: null },
      {
        writer,
        cancellation,
        nowMs,
        log,
        width: 8,
        claimBytes: () => undefined,
        onProgress: () => undefined,
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
            deadlineMs: 30_000,
          }),
      },
    );
  } finally {
    writer.close();
    await market.close();
  }
  return folder;
}
