import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DemoMarket } from '../../demo/market';
import type { DemoMarketOptions } from '../../demo/options';
import { startDemoMarket } from '../../demo/server';
import type { Writer } from '../../src/main/store/file/connection';
import { openWriter } from '../../src/main/store/file/database';
import { createSyncRunner, type Scene, type SyncRunner } from './sync-runner';
import { SMALL_MARKET, syncedFolder, type MarketSize } from './synced-folder';

export interface SyncBench extends SyncRunner {
  readonly folder: string;
  readonly market: DemoMarket;
  readonly writer: Writer;
}

/** A data folder with a real database, a new one when none is given; gone after the test. */
export function openScene(folder = mkdtempSync(join(tmpdir(), 'kursvakt-sync-'))): Pick<Scene, 'folder' | 'writer'> {
  const writer = openWriter(join(folder, 'kursvakt.db'));
  onTestFinished(() => {
    writer.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, writer };
}

async function startBench(options: DemoMarketOptions, folder: string | undefined, runs: number): Promise<SyncBench> {
  const market = await startDemoMarket(options);
  onTestFinished(() => market.close());
  const scene = openScene(folder);
  return { ...scene, market, ...createSyncRunner({ ...scene, url: market.url, today: () => market.today(), runs }) };
}

/** A small demo market, an empty database and the real pipeline between them; all gone after the test. */
export function startSyncBench(options: DemoMarketOptions = {}): Promise<SyncBench> {
  return startBench({ ...SMALL_MARKET, ...options }, undefined, 0);
}

/** The same after its first sync, which is not made again for each test. */
export async function startSyncedBench(size: Partial<MarketSize> = {}): Promise<SyncBench> {
  const market = { ...SMALL_MARKET, ...size };
  return startBench(market, await syncedFolder(market), 1);
}
