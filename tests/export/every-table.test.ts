import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DuckDBInstance } from '@duckdb/node-api';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportRequest } from '@shared/dto/export';
import { exportToFile } from '../../src/main/export/export-to-file';
import type { ReadModel } from '../../src/main/handlers/read-model';
import { LISTED_STRATEGY, openExportBench, outFile, SIGNALS_REQUEST, type ExportBench } from '../helpers/export-bench';

let bench: ExportBench;
let database: string;
let model: ReadModel;

beforeAll(async () => {
  bench = await openExportBench();
  ({ database, model } = bench);
}, 120_000);
afterAll(() => {
  bench.close();
});

async function parquetRows(request: Partial<ExportRequest>, from = database): Promise<Record<string, unknown>[]> {
  const { file } = await exportToFile(from, { ...SIGNALS_REQUEST, ...request, format: 'parquet' }, outFile('table.parquet'));
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
    const [held] = model.signals(LISTED_STRATEGY, { all: true }).rows.filter(({ inTarget }) => inTarget);
    const pasted = `${held!.ticker}\nNOSUCHNAME`;
    const rows = await parquetRows({ table: 'compare', strategyId: LISTED_STRATEGY, pasted });
    const { detail } = model.compare({ text: pasted, setId: LISTED_STRATEGY });
    expect(rows.slice(0, 2).map(({ pasted: line, outcome }) => [line, outcome])).toEqual([[held!.ticker, 'both'], ['NOSUCHNAME', 'unknown']]);
    expect(rows.filter(({ outcome }) => outcome === 'strategy-only').map(({ orderbook_id }) => orderbook_id)).toEqual(detail!.extra.map(({ orderbookId }) => orderbookId));
    expect(rows.every(({ list }) => list === LISTED_STRATEGY)).toBe(true);
  });

  it('a comparison without a list is refused with what to do', async () => {
    await expect(exportToFile(database, { ...SIGNALS_REQUEST, table: 'compare' }, outFile('x.csv'))).rejects.toMatchObject({ failure: { kind: 'invalid-input', field: 'pasted' } });
  });

  it('the events of a share are those of its page', async () => {
    const shares = model.stores.instruments.all().map(({ orderbookId }) => model.instrument(orderbookId));
    const share = shares.find(({ events }) => events.length > 2)!;
    const rows = await parquetRows({ table: 'events', orderbookId: share.orderbookId });
    expect(rows.map(({ date, kind, amount }) => [date, kind, amount])).toEqual(share.events.map(({ date, kind, amount }) => [date, kind, amount]));
  });

  it('portfolio, history and jobs hold what is stored', async () => {
    const copy = outFile('kursvakt.db');
    new Database(database, { readonly: true }).exec(`VACUUM INTO '${copy}'`).close();
    const { asOf, paramsHash, engineVersion, rows } = model.signals(LISTED_STRATEGY, { all: true });
    const { orderbookId, ticker } = rows[0]!;
    const writer = new Database(copy);
    writer.prepare('DELETE FROM model_holding').run();
    writer.prepare('INSERT INTO model_rebalance (strategy_id, params_hash, rebalanced_on) VALUES (?, ?, ?)').run(LISTED_STRATEGY, paramsHash, asOf);
    writer
      .prepare('INSERT INTO model_holding (strategy_id, params_hash, rebalanced_on, orderbook_id, weight, rank_at_purchase, held_since) VALUES (?, ?, ?, ?, 0.25, 3, ?)')
      .run(LISTED_STRATEGY, paramsHash, asOf, orderbookId, asOf);
    writer
      .prepare('INSERT OR REPLACE INTO signal_change (strategy_id, params_hash, as_of, engine_version, orderbook_id, change, reason, previous_as_of, previous_rank, rank) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(LISTED_STRATEGY, paramsHash, asOf, engineVersion, orderbookId, 'entered', 'price', '2026-11-19', 12, 1);
    writer
      .prepare("INSERT INTO memory_job (kind, run_id, started_at_ms, ended_at_ms, outcome, before_bytes, peak_bytes, after_bytes, engine_peak_bytes) VALUES ('sync', NULL, 1000, 2000, 'done', 1, 5000000000, 2, 3)")
      .run();
    writer.close();
    const [holding, ...others] = await parquetRows({ table: 'portfolio', strategyId: LISTED_STRATEGY }, copy);
    expect(others).toEqual([]);
    expect(holding).toMatchObject({ ticker, weight: 0.25, rank_at_purchase: 3, rank: 1, held_since: asOf, rebalanced_on: asOf, strategy_id: LISTED_STRATEGY, params_hash: paramsHash });
    expect(await parquetRows({ table: 'history', strategyId: LISTED_STRATEGY }, copy)).toMatchObject([{ ticker, change: 'entered', reason: 'price', previous_rank: 12, rank: 1, as_of: asOf }]);
    expect(await parquetRows({ table: 'jobs' }, copy)).toContainEqual(expect.objectContaining({ kind: 'sync', outcome: 'done', peak_bytes: 5e9 }));
  });

  it('no portfolio is a missing one, not an empty file', async () => {
    const state = model.strategySummaries().find(({ kind, asOf }) => kind === 'state' && asOf !== null)!;
    await expect(exportToFile(database, { ...SIGNALS_REQUEST, table: 'portfolio', strategyId: state.strategyId }, outFile('x.csv'))).rejects.toMatchObject({ failure: { kind: 'no-data' } });
  });

  it('each opens as a workbook, and as CSV in both dialects', async () => {
    const share = model.stores.instruments.all()[0]!.orderbookId;
    const requests: Partial<ExportRequest>[] = [
      { table: 'history', strategyId: LISTED_STRATEGY }, { table: 'overlap' }, { table: 'overlap-names' }, { table: 'compare', strategyId: LISTED_STRATEGY, pasted: 'VOLV B' }, { table: 'events', orderbookId: share }, { table: 'jobs' },
    ];
    for (const request of requests) {
      const workbook = await exportToFile(database, { ...SIGNALS_REQUEST, ...request, format: 'xlsx' }, outFile('table.xlsx'));
      const sheet = await readSheet(workbook.file);
      expect(sheet).toHaveLength(workbook.rows + 1);
      for (const [dialect, separator] of [['sv', ';'], ['en', ',']] as const) {
        const written = await exportToFile(database, { ...SIGNALS_REQUEST, ...request, dialect }, outFile('table.csv'));
        const [head] = readFileSync(written.file, 'utf8').slice(1).split('\r\n');
        expect(head!.split(separator)).toEqual(sheet[0]);
      }
    }
  });
});

describe('a variant', () => {
  it('is refused by name when there is none, instead of exporting the published list', async () => {
    await expect(exportToFile(database, { ...SIGNALS_REQUEST, strategyId: LISTED_STRATEGY, paramsHash: '0123456789abcdef' }, outFile('x.csv'))).rejects.toMatchObject({ failure: { kind: 'invalid-input', field: 'variant' } });
  });
});
