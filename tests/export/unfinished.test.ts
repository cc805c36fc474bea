import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ExportRequest } from '@shared/dto/export';
import { createExportHost } from '../../src/main/export/export-host';
import { createUnfinishedExports } from '../../src/main/export/unfinished';
import { temporaryFolder } from '../helpers/temporary-folder';

const REQUEST: ExportRequest = { table: 'prices', format: 'parquet', dialect: 'sv', strategyId: null, paramsHash: null, orderbookId: null, asOf: null, pasted: null };
const PATIENCE = { timeout: 30_000 };

/** A thread that begins to write the file and never comes to its end. */
function endlessExport(): string {
  const built = temporaryFolder();
  const lines = [
    "const { workerData } = require('node:worker_threads');",
    "const { dirname, basename, join } = require('node:path');",
    "require('node:fs').openSync(join(dirname(workerData.file), '.' + basename(workerData.file) + '.partial'), 'w');",
    'setInterval(() => undefined, 1000);',
  ];
  writeFileSync(join(built, 'export-worker.js'), lines.join('\n'));
  return built;
}

describe('an export that is cut off', () => {
  it('leaves no half-written file when the app is quit meanwhile, and the old file as it was', async () => {
    const [home, target] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(target, 'prices.parquet'), 'old');
    const host = createExportHost(endlessExport(), join(home, 'kursvakt.db'), createUnfinishedExports(home));
    const outcome = host.exportTable(REQUEST, join(target, 'prices.parquet')).catch((error: unknown) => error);
    await vi.waitFor(() => {
      expect(existsSync(join(target, '.prices.parquet.partial'))).toBe(true);
    }, PATIENCE);
    await host.stop();
    expect(readdirSync(target)).toEqual(['prices.parquet']);
    expect(readdirSync(home)).toEqual([]);
    expect(await outcome).toMatchObject({ failure: { kind: 'cancelled' } });
  }, 60_000);

  it('leaves no half-written file for good when the app is killed: the next start takes it away', async () => {
    const [home, target] = [temporaryFolder(), temporaryFolder()];
    const killed = createExportHost(endlessExport(), join(home, 'kursvakt.db'), createUnfinishedExports(home));
    const outcome = killed.exportTable(REQUEST, join(target, 'prices.parquet')).catch((error: unknown) => error);
    await vi.waitFor(() => {
      expect(existsSync(join(target, '.prices.parquet.partial'))).toBe(true);
    }, PATIENCE);
    createExportHost(temporaryFolder(), join(home, 'kursvakt.db'), createUnfinishedExports(home));
    expect(readdirSync(target)).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
    await killed.stop();
    await outcome;
  }, 60_000);

  it('takes nothing away that is not half-written, and does not mind a note that cannot be read', () => {
    const [home, target] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(target, 'thesis.txt'), 'years of work');
    writeFileSync(join(home, 'unfinished-exports.json'), JSON.stringify([join(target, 'thesis.txt'), target]));
    createUnfinishedExports(home).clean();
    expect(readdirSync(target)).toEqual(['thesis.txt']);
    writeFileSync(join(home, 'unfinished-exports.json'), '{');
    createUnfinishedExports(home).clean();
    expect(readdirSync(home)).toEqual([]);
  });
});
