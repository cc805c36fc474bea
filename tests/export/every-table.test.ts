import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DuckDBInstance } from '@duckdb/node-api';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportRequest } from '@shared/dto/export';
import { exportToFile } from '../../src/main/export/export-to-file';
import { createReadModel, type ReadModel } from '../../src/main/handlers/read-model';
import type { Reader } from '../../src/main/store/connection';
import { openReader } from '../../src/main/store/database';
import { syncedFolder } from '../helpers/synced-folder';

const REQUEST: ExportRequest = { table: 'signals', format: 'csv', dialect: 'sv', strategyId: null, paramsHash: null, orderbookId: null, asOf: null, pasted: null };
const STRATEGY = 'dual_momentum';

let folder: string;
let database: string;
let reader: Reader;
let model: ReadModel;

beforeAll(async () => {
  folder = await syncedFolder();
  database = join(folder, 'kursvakt.db');
  reader = openReader(database);
  model = createReadModel(reader, () => Date.parse('2026-11-20T20:00:00Z'));
}, 120_000);
afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

function outFile(name: string): string {
  return join(mkdtempSync(join(tmpdir(), 'kursvakt-export-')), name);
}

async function parquetRows(request: Partial<ExportRequest>, from = database): Promise<Record<string, unknown>[]> {
  const { file } = await exportToFile(from, { ...REQUEST, ...request, format: 'parquet' }, outFile('table.parquet'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return (await connection.runAndReadAll(`SELECT * FROM '${file}'`)).getRowObjectsJson();
}

describe('every table of the window as a file', () => {
  it('the overlap has a row and a column per list', async () => {
    const overlap = model.overlap();
    const rows = await parquetRows({ table: 'overlap' });
    expect(rows.map(({ list }) => list)).toEqual(overlap.sets.map(({ id }) => id));
    expect(overlap.sets.length).toBeGreaterThan(1);
    rows.forEach((row, first) => {
      expect(overlap.sets.map(({ id }) => Number(row[id]))).toEqual(overlap.shared[first]);
    });
    const names = await parquetRows({ table: 'overlap-names' });
    expect(names.map(({ orderbook_id, list_count }) => [orderbook_id, Number(list_count)])).toEqual(overlap.members.map(({ orderbookId, setIds }) => [orderbookId, setIds.length]));
  });

  it('a comparison has each pasted line with what became of it, then what only the list has', async () => {
    const [held] = model.signals(STRATEGY, { all: true }).rows.filter(({ inTarget }) => inTarget);
    const pasted = `${held!.ticker}\nNOSUCHNAME`;
    const rows = await parquetRows({ table: 'compare', strategyId: STRATEGY, pasted });
    const { detail } = model.compare({ text: pasted, setId: STRATEGY });
    expect(rows.slice(0, 2).map(({ pasted: line, outcome }) => [line, outcome])).toEqual([[held!.ticker, 'both'], ['NOSUCHNAME', 'unknown']]);
    expect(rows.filter(({ outcome }) => outcome === 'strategy-only').map(({ orderbook_id }) => orderbook_id)).toEqual(detail!.extra.map(({ orderbookId }) => orderbookId));
    expect(rows.every(({ list }) => list === STRATEGY)).toBe(true);
  });

  it('a comparison without a list is refused with what to do', async () => {
    await expect(exportToFile(database, { ...REQUEST, table: 'compare' }, outFile('x.csv'))).rejects.toMatchObject({ failure: { kind: 'invalid-input', field: 'pasted' } });
  });

  it('the events of a share are those of its page', async () => {
    const shares = model.stores.instruments.all().map(({ orderbookId }) => model.instrument(orderbookId));
    const share = shares.find(({ events }) => events.length > 2)!;
    const rows = await parquetRows({ table: 'events', orderbookId: share.orderbookId });
    expect(rows.map(({ date, kind, amount }) => [date, kind, amount])).toEqual(share.events.map(({ date, kind, amount }) => [date, kind, amount]));
  });

  it('portfolio, history and jobs hold what is stored', async () => {
    const copy = join(mkdtempSync(join(tmpdir(), 'kursvakt-export-')), 'kursvakt.db');
    new Database(database, { readonly: true }).exec(`VACUUM INTO '${copy}'`).close();
    const { asOf, paramsHash, engineVersion, rows } = model.signals(STRATEGY, { all: true });
    const { orderbookId, ticker } = rows[0]!;
    const writer = new Database(copy);
    writer.prepare('DELETE FROM model_holding').run();
    writer
      .prepare('INSERT INTO model_holding (strategy_id, params_hash, rebalanced_on, orderbook_id, weight, rank_at_purchase, held_since) VALUES (?, ?, ?, ?, 0.25, 3, ?)')
      .run(STRATEGY, paramsHash, asOf, orderbookId, asOf);
    writer
      .prepare('INSERT OR REPLACE INTO signal_change (strategy_id, params_hash, as_of, engine_version, orderbook_id, change, reason, previous_as_of, previous_rank, rank) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(STRATEGY, paramsHash, asOf, engineVersion, orderbookId, 'entered', 'price', '2026-11-19', 12, 1);
    writer
      .prepare("INSERT INTO memory_job (kind, run_id, started_at_ms, ended_at_ms, outcome, before_bytes, peak_bytes, after_bytes, engine_peak_bytes) VALUES ('sync', NULL, 1000, 2000, 'done', 1, 5000000000, 2, 3)")
      .run();
    writer.close();
    const [holding, ...others] = await parquetRows({ table: 'portfolio', strategyId: STRATEGY }, copy);
    expect(others).toEqual([]);
    expect(holding).toMatchObject({ ticker, weight: 0.25, rank_at_purchase: 3, rank: 1, held_since: asOf, rebalanced_on: asOf, strategy_id: STRATEGY, params_hash: paramsHash });
    expect(await parquetRows({ table: 'history', strategyId: STRATEGY }, copy)).toMatchObject([{ ticker, change: 'entered', reason: 'price', previous_rank: 12, rank: 1, as_of: asOf }]);
    expect(await parquetRows({ table: 'jobs' }, copy)).toContainEqual(expect.objectContaining({ kind: 'sync', outcome: 'done', peak_bytes: 5e9 }));
  });

  it('no portfolio is a missing one, not an empty file', async () => {
    const state = model.strategySummaries().find(({ kind, asOf }) => kind === 'state' && asOf !== null)!;
    await expect(exportToFile(database, { ...REQUEST, table: 'portfolio', strategyId: state.strategyId }, outFile('x.csv'))).rejects.toMatchObject({ failure: { kind: 'no-data' } });
  });

  it('each opens as a workbook, and as CSV in both dialects', async () => {
    const share = model.stores.instruments.all()[0]!.orderbookId;
    const requests: Partial<ExportRequest>[] = [
      { table: 'history', strategyId: STRATEGY }, { table: 'overlap' }, { table: 'overlap-names' }, { table: 'compare', strategyId: STRATEGY, pasted: 'VOLV B' }, { table: 'events', orderbookId: share }, { table: 'jobs' },
    ];
    for (const request of requests) {
      const workbook = await exportToFile(database, { ...REQUEST, ...request, format: 'xlsx' }, outFile('table.xlsx'));
      const sheet = await readSheet(workbook.file);
      expect(sheet).toHaveLength(workbook.rows + 1);
      for (const [dialect, separator] of [['sv', ';'], ['en', ',']] as const) {
        const written = await exportToFile(database, { ...REQUEST, ...request, dialect }, outFile('table.csv'));
        const [head] = readFileSync(written.file, 'utf8').slice(1).split('\r\n');
        expect(head!.split(separator)).toEqual(sheet[0]);
      }
    }
  });
});

describe('a variant', () => {
  it('is refused by name when there is none, instead of exporting the published list', async () => {
    await expect(exportToFile(database, { ...REQUEST, strategyId: STRATEGY, paramsHash: '0123456789abcdef' }, outFile('x.csv'))).rejects.toMatchObject({ failure: { kind: 'invalid-input', field: 'variant' } });
  });
});
