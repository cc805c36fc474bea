import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startDemoMarket } from '../../demo/server';
import { openWriter } from '../../src/main/store/file/database';
import { createSyncRunner } from './sync-runner';

/** Same size, same market, whenever it is started. */
export interface MarketSize {
  readonly companies: number;
  readonly years: number;
  readonly today: string;
}

export const SMALL_MARKET: MarketSize = { companies: 90, years: 2, today: '2026-11-20' };

async function sync(folder: string, size: MarketSize): Promise<void> {
  const market = await startDemoMarket(size);
  const writer = openWriter(join(folder, 'kursvakt.db'));
  try {
    await createSyncRunner({ folder, writer, url: market.url, today: () => size.today, deadlineMs: 30_000 }).sync();
  } finally {
    writer.close();
    await market.close();
  }
}

/**
 * A data folder of one's own after one evening's sync of a small demo market. The sync is made by whichever test of
 * the run comes first; each test gets a copy.
 */
export async function syncedFolder(size: Partial<MarketSize> = {}): Promise<string> {
  const { companies, years, today } = { ...SMALL_MARKET, ...size };
  const kept = join(inject('syncedFolders'), [companies, years, today].join('-'));
  if (!existsSync(kept)) {
    const made = mkdtempSync(`${kept}-`);
    await sync(made, { companies, years, today });
    try {
      renameSync(made, kept);
    } catch (error) {
      // Another test file was quicker: its folder stays.
      if (!existsSync(kept)) throw error;
      rmSync(made, { recursive: true });
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'kursvakt-synced-'));
  cpSync(kept, folder, { recursive: true });
  return folder;
}
