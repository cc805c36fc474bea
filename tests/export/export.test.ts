import { existsSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from '@uwdata/flechette';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportToFile } from '../../src/main/export/export-to-file';
import type { ReadModel } from '../../src/main/handlers/read-model';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { epochDay } from '@core/time/epoch-day';
import type { Reader } from '../../src/main/store/file/connection';
import { LISTED_STRATEGY, openExportBench, outFile, SIGNALS_REQUEST, type ExportBench } from '../helpers/export-bench';

const FOREVER = epochDay(2_000_000);

let bench: ExportBench;
let database: string;
let reader: Reader;
let model: ReadModel;

beforeAll(async () => {
  bench = await openExportBench();
  ({ database, reader, model } = bench);
}, 120_000);
afterAll(() => {
  bench.close();
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const result = await connection.runAndReadAll(sql);
  return result.getRowObjectsJson();
}

describe('Parquet, read by DuckDB', () => {
  it('holds the newest set of every strategy with where each row comes from', async () => {
    const { file, rows, bytes } = await exportToFile(database, { ...SIGNALS_REQUEST, format: 'parquet' }, outFile('signals.parquet'));
    const found = await query(`SELECT strategy_id, as_of, engine_version, params_hash, source, status, count(*)::INT AS rows FROM '${file}' GROUP BY ALL`);
    const sets = model.strategies().flatMap(({ strategyId }) => {
      const set = model.strategySummaries().find((one) => one.strategyId === strategyId);
      return set?.asOf === null ? [] : [model.signals(strategyId, { all: true })];
    });
    expect(found).toHaveLength(sets.length);
    for (const set of sets) {
      expect(found).toContainEqual(
        expect.objectContaining({
          strategy_id: set.strategyId,
          as_of: set.asOf,
          engine_version: set.engineVersion,
          params_hash: set.paramsHash,
          status: set.status,
        }),
      );
    }
    expect(found.reduce((sum, one) => sum + Number(one.rows), 0)).toBe(rows);
    expect(readFileSync(file).length).toBe(bytes);
    expect(found.every(({ source }) => String(source).startsWith('127.0.0.1'))).toBe(true);
  });

  it('holds every stored bar to the last digit', async () => {
    const { file, rows } = await exportToFile(database, { ...SIGNALS_REQUEST, table: 'prices', format: 'parquet' }, outFile('prices.parquet'));
    const prices = createPriceReader(reader);
    const stored = model.stores.instruments.all().map(({ orderbookId }) => {
      const bars = prices.read(orderbookId, FOREVER);
      return { orderbookId, count: bars.date.length, lastClose: bars.close.at(-1) };
    });
    expect(rows).toBe(stored.reduce((sum, one) => sum + one.count, 0));
    const found = await query(`SELECT orderbook_id, count(*)::INT AS count, arg_max(close, date) AS lastClose FROM '${file}' GROUP BY 1`);
    expect(found).toHaveLength(stored.filter(({ count }) => count > 0).length);
    const byId = new Map(found.map((one) => [one.orderbook_id, one]));
    for (const one of stored.filter(({ count }) => count > 0)) {
      expect(byId.get(one.orderbookId)).toEqual({ orderbook_id: one.orderbookId, count: one.count, lastClose: one.lastClose });
    }
  });

  it('keeps days as days and missing values as NULL', async () => {
    const { file } = await exportToFile(database, { ...SIGNALS_REQUEST, table: 'instruments', format: 'parquet' }, outFile('instruments.parquet'));
    const [types] = await query(`SELECT typeof(first_bar) AS day, typeof(market_cap) AS cap, typeof(preferred) AS flag FROM '${file}' LIMIT 1`);
    expect(types).toEqual({ day: 'DATE', cap: 'DOUBLE', flag: 'BOOLEAN' });
    const [missing] = await query(`SELECT count(*)::INT AS n FROM '${file}' WHERE sector IS NULL`);
    expect(missing).toEqual({ n: model.stores.instruments.all().filter(({ sectors }) => sectors.length === 0).length });
  });
});

describe('Arrow, read by a second implementation', () => {
  it('has the same rows as the stored set, with a column per figure', async () => {
    const { file, rows } = await exportToFile(database, { ...SIGNALS_REQUEST, format: 'arrow', strategyId: LISTED_STRATEGY }, outFile('signals.arrow'));
    const table = tableFromIPC(readFileSync(file), { useDate: true });
    const set = model.signals(LISTED_STRATEGY, { all: true });
    const stored = set.rows.filter((row) => row.score !== null);
    expect(table.numRows).toBe(rows);
    expect([...table.getChild('ticker')]).toEqual(stored.map((row) => row.ticker));
    expect([...table.getChild('score')]).toEqual(stored.map((row) => row.score));
    const [figure] = Object.keys(stored[0]!.components);
    expect([...table.getChild(figure!)]).toEqual(stored.map((row) => row.components[figure!]!.value));
    expect((table.getChild('as_of').at(0) as Date).toISOString().slice(0, 10)).toBe(set.asOf);
  });

  it('streams prices in a batch per instrument', async () => {
    const { file, rows } = await exportToFile(database, { ...SIGNALS_REQUEST, table: 'prices', format: 'arrow' }, outFile('prices.arrow'));
    const table = tableFromIPC(readFileSync(file));
    expect(table.numRows).toBe(rows);
    const withBars = model.stores.instruments.all().filter(({ firstBar }) => firstBar !== null).length;
    expect(table.getChild('close').data).toHaveLength(withBars);
  });
});

describe('XLSX, read by an Excel reader', () => {
  it('has numbers as numbers, days as days and truth values as truth values', async () => {
    const { file, rows } = await exportToFile(database, { ...SIGNALS_REQUEST, format: 'xlsx', strategyId: LISTED_STRATEGY }, outFile('signals.xlsx'));
    const sheet = await readSheet(file);
    const [head, first] = sheet as [string[], unknown[]];
    const set = model.signals(LISTED_STRATEGY, { all: true });
    const cell = (name: string): unknown => first[head.indexOf(name)];
    expect(sheet).toHaveLength(rows + 1);
    expect(cell('rank')).toBe(1);
    expect(cell('score')).toBe(set.rows[0]!.score);
    expect(cell('in_target')).toBe(true);
    expect((cell('as_of') as Date).toISOString()).toBe(`${set.asOf}T00:00:00.000Z`);
  });

  it('refuses more rows than a workbook should hold and leaves no file', async () => {
    const file = outFile('prices.xlsx');
    const many = { columns: [{ name: 'n', type: 'integer' as const }], batches: [[Array.from({ length: 100_001 }, (_, n) => n)]] };
    const { writeXlsx } = await import('../../src/main/export/formats/xlsx');
    await expect(writeXlsx(many, { write: () => undefined })).rejects.toMatchObject({ failure: { kind: 'invalid-input', field: 'format' } });
    expect(existsSync(file)).toBe(false);
  });
});

describe('CSV', () => {
  it('is what a Swedish Excel opens: byte order mark, semicolons, decimal commas, a plain minus', async () => {
    const { file } = await exportToFile(database, { ...SIGNALS_REQUEST, strategyId: LISTED_STRATEGY }, outFile('signals.csv'));
    const bytes = readFileSync(file);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...lines] = bytes.toString('utf8').slice(1).trimEnd().split('\r\n').map((line) => line.split(';'));
    const score = head!.indexOf('score');
    const stored = model.signals(LISTED_STRATEGY, { all: true }).rows.filter((row) => row.score !== null);
    expect(lines.map((line) => Number(line[score]!.replace(',', '.')))).toEqual(stored.map((row) => row.score));
    expect(lines.some((line) => line[score]!.includes(','))).toBe(true);
    expect(stored.some((row) => row.score! < 0)).toBe(true);
    expect(bytes.includes('\u2212')).toBe(false);
  });

  it('is read by DuckDB as it stands in the English dialect', async () => {
    const { file, rows } = await exportToFile(database, { ...SIGNALS_REQUEST, dialect: 'en' }, outFile('signals.csv'));
    const [found] = await query(`SELECT count(*)::INT AS rows, typeof(any_value(score)) AS type FROM read_csv('${file}')`);
    expect(found).toEqual({ rows, type: 'DOUBLE' });
  });

  it('keeps a company that is called like a formula from being one', async () => {
    const { writeCsv } = await import('../../src/main/export/formats/csv');
    const written: Uint8Array[] = [];
    const names = ['=HYPERLINK("http://x")', '+46', '-1', '@SUM', '\t=1', 'Ordinary; with "signs"'];
    await writeCsv({ columns: [{ name: 'name', type: 'text' }], batches: [[names]] }, { write: (bytes) => written.push(bytes) }, 'sv');
    const lines = Buffer.concat(written).toString('utf8').trimEnd().split('\r\n').slice(1);
    expect(lines).toEqual([`"'=HYPERLINK(""http://x"")"`, `'+46`, `'-1`, `'@SUM`, `'=1`, `"Ordinary; with ""signs"""`]);
  });
});

describe('where the file goes', () => {
  it('F: leaves the old file as it was when the disk is full', async () => {
    const file = outFile('signals.csv');
    writeFileSync(file, 'old');
    const fullDisk = (): never => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    await expect(exportToFile(database, SIGNALS_REQUEST, file, fullDisk)).rejects.toMatchObject({ failure: { kind: 'store-full' } });
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(join(file, '..'))).toEqual(['signals.csv']);
  });

  it('says so when there is no such folder', async () => {
    await expect(exportToFile(database, SIGNALS_REQUEST, join(bench.folder, 'none', 'x.csv'))).rejects.toMatchObject({
      failure: { kind: 'invalid-input', field: 'out' },
    });
  });

  it('says so when the folder may not be written to', async () => {
    await expect(exportToFile(database, SIGNALS_REQUEST, '/proc/kursvakt.csv')).rejects.toMatchObject({
      failure: { kind: expect.stringMatching(/store-readonly|invalid-input/) as string },
    });
  });

  it('asks for a first sync before there is a database', async () => {
    await expect(exportToFile(join(bench.folder, 'none.db'), SIGNALS_REQUEST, outFile('x.csv'))).rejects.toMatchObject({ failure: { kind: 'no-data' } });
  });
});

describe('a run that publishes while a file is written', () => {
  it('is in none of its rows: all sets are of the state that was there at the start', async () => {
    const copy = outFile('kursvakt.db');
    new Database(database, { readonly: true }).exec(`VACUUM INTO '${copy}'`).close();
    const whole = await exportToFile(copy, SIGNALS_REQUEST, outFile('before.csv'));
    let isFirst = true;
    const during = await exportToFile(copy, SIGNALS_REQUEST, outFile('during.csv'), (handle, bytes, offset) => {
      if (isFirst) new Database(copy).exec('DELETE FROM signal_change; DELETE FROM strategy_signal').close();
      isFirst = false;
      return writeSync(handle, bytes, offset);
    });
    expect(isFirst).toBe(false);
    expect(during.rows).toBe(whole.rows);
  });
});
