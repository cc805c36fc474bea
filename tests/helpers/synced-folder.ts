import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoMarket } from '../../demo/server';
import { openWriter } from '../../src/main/store/file/database';
import { createSyncRunner } from './sync-bench';

/** A data folder after one evening's sync of a small demo market, for a whole file of tests to read. */
export async function syncedFolder(today = '2026-11-20'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kursvakt-synced-'));
  const market = await startDemoMarket({ companies: 90, years: 2, today });
  const writer = openWriter(join(folder, 'kursvakt.db'));
  try {
    await createSyncRunner({ folder, writer, url: market.url, today: () => today, deadlineMs: 30_000 }).sync();
  } finally {
    writer.close();
    await market.close();
  }
  return folder;
}
