import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_TABLES } from '@shared/dto/export';
import { exportToFile } from '../../src/main/export/export-to-file';
import { writeCrashReport } from '../../src/main/shell/crash/crash-report';
import { openWriter } from '../../src/main/store/file/database';
import { createNoticeWriter } from '../../src/main/store/records/notices';
import { createWatchWriter } from '../../src/main/store/records/watchlist';
import { openExportBench, outFile, SIGNALS_REQUEST, type ExportBench } from '../helpers/export-bench';

/** Stands for what a person has typed: nothing of it leaves in a file that is about the market. */
const CANARY = 'KANARIEFAGEL';
/** Ten characters that no market has: what a person watches. */
const WATCHED_ID = '999888777666';

/** What an own list is in by right – a comparison, and sets side by side – is not among them; nor what this market has none of yet. */
const MARKET_TABLES = EXPORT_TABLES.filter((table) => !['compare', 'overlap', 'overlap-names', 'portfolio'].includes(table));

let bench: ExportBench;

beforeAll(async () => {
  bench = await openExportBench();
  const writer = openWriter(bench.database);
  createWatchWriter(writer).follow(WATCHED_ID);
  createNoticeWriter(writer).add({
    createdAtMs: 0, kind: 'info', title: CANARY, body: CANARY, facts: { event: 'backup-restored', file: CANARY },
    strategyId: null, asOf: null, dedupeKey: CANARY, delivery: 'off', changeKeys: [CANARY],
  });
  const own = writer.command<[string]>(`INSERT INTO own_strategy (strategy_id, definition, saved_at) VALUES ('own_private', ?, '2026-11-20T10:00:00.000Z')`);
  const variant = writer.command<[string]>(`INSERT INTO strategy_variant (strategy_id, params_hash, name, params, active) VALUES ('dual_momentum', 'feedfeedfeedfeed', ?, '{"n": 3}', 0)`);
  own.run(JSON.stringify({ id: 'private', name: CANARY, filters: [], factors: [] }));
  variant.run(CANARY);
  writer.close();
}, 120_000);
afterAll(() => {
  bench.close();
});

function expectNothingOf(text: string, what: string): void {
  for (const canary of [CANARY, WATCHED_ID]) expect(text.includes(canary), what).toBe(false);
}

describe('C8 what leaves', () => {
  it.each(MARKET_TABLES)('in a file of %s is the market’s: nothing that a person typed, follows or was told', async (table) => {
    const orderbookId = table === 'events' ? bench.model.stores.instruments.all().at(-1)!.orderbookId : null;
    const { file, rows } = await exportToFile(bench.database, { ...SIGNALS_REQUEST, table, dialect: 'en', orderbookId, strategyId: table === 'signals' ? 'dual_momentum' : null }, outFile('table.csv'));
    const text = readFileSync(file, 'utf8');
    expect(text.length).toBeGreaterThan(10);
    expect(rows).toBeGreaterThanOrEqual(0);
    expectNothingOf(text, table);
  });

  it('of a pasted list is in the file that was asked for and stays nowhere else', async () => {
    const { file } = await exportToFile(bench.database, { ...SIGNALS_REQUEST, table: 'compare', strategyId: 'dual_momentum', pasted: `${CANARY}PASTED\n` }, outFile('compare.csv'));
    expect(readFileSync(file, 'utf8')).toContain(`${CANARY}PASTED`);
    const left = readdirSync(bench.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const { parentPath, name } of left) expect(readFileSync(join(parentPath, name)).includes(`${CANARY}PASTED`), name).toBe(false);
  });

  it('in a crash report is the error: no row, no setting, no token', () => {
    const file = writeCrashReport(bench.folder, 0, new Error('Bearer abc.def.ghi'))!;
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Bearer [removed]');
    expectNothingOf(text, 'crash report');
  });
});
