import { createInterface } from 'node:readline';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BarColumns } from '../../src/core/domain/price';
import { epochDay } from '../../src/core/time/epoch-day';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { createPriceBlockReader } from '../../src/main/store/prices/price-block-reader';
import { fillStore } from './fill-store';
import { orderbookIdOf, seriesOf, sessions } from './market';

/** The store's half-years beside a table with a row a bar, both in SQLite and with the same six columns. */
const folder = process.argv[2] ?? '';
const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as { instruments: number; sessions: number; asOf: number; from: number };
const ids = Array.from({ length: meta.instruments }, (_, index) => orderbookIdOf(index));
const days = sessions(meta.sessions);
const chunksFile = join(folder, 'ingested-chunks.db');
const rowsFile = join(folder, 'ingested-rows.db');

let series: readonly BarColumns[] = [];

/** Made beforehand: what is timed is the storing. */
function load(): number {
  series = ids.map((_, index) => seriesOf(index, days));
  return series.reduce((bars, { date }) => bars + date.length, 0);
}

function ingestChunks(): number {
  rmSync(chunksFile, { force: true });
  const writer = openWriter(chunksFile);
  fillStore(writer, ids.length, (index) => series[index]!);
  writer.close();
  return statSync(chunksFile).size;
}

function ingestRows(): number {
  rmSync(rowsFile, { force: true });
  const database = new Database(rowsFile);
  database.exec('CREATE TABLE daily_price (id INTEGER, date INTEGER, open REAL, high REAL, low REAL, close REAL, volume INTEGER, PRIMARY KEY (id, date)) WITHOUT ROWID');
  const insert = database.prepare('INSERT INTO daily_price VALUES (?, ?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    series.forEach(({ date, open, high, low, close, volume }, index) => {
      for (let row = 0; row < date.length; row += 1) insert.run(index, date[row], open[row], high[row], low[row], close[row], volume[row]);
    });
  })();
  database.close();
  return statSync(rowsFile).size;
}

const kept = { date: new Int32Array(0), high: new Float64Array(0), low: new Float64Array(0), close: new Float64Array(0) };

function readChunks(): number {
  const reader = openReader(chunksFile);
  let bars = 0;
  createPriceBlockReader(reader).forEach(ids, { upTo: epochDay(meta.asOf), from: epochDay(meta.from), columns: ['high', 'low', 'close'] }, (_, { date }) => {
    bars += date.length;
  });
  reader.close();
  return bars;
}

/** The fastest way that better-sqlite3 has to hand over rows: arrays, those of a share at once. */
function readRows(): number {
  const database = new Database(rowsFile, { readonly: true });
  const read = database.prepare<[number, number, number], [number, number, number, number]>('SELECT date, high, low, close FROM daily_price WHERE id = ? AND date BETWEEN ? AND ?').raw();
  let bars = 0;
  for (let index = 0; index < ids.length; index += 1) {
    const rows = read.all(index, meta.from, meta.asOf);
    if (rows.length > kept.date.length) Object.assign(kept, { date: new Int32Array(rows.length * 2), high: new Float64Array(rows.length * 2), low: new Float64Array(rows.length * 2), close: new Float64Array(rows.length * 2) });
    for (let row = 0; row < rows.length; row += 1) [kept.date[row], kept.high[row], kept.low[row], kept.close[row]] = rows[row]!;
    bars += rows.length;
  }
  database.close();
  return bars;
}

const OPERATIONS = { load, ingestChunks, ingestRows, readChunks, readRows } satisfies Record<string, () => number>;

for await (const line of createInterface({ input: process.stdin })) {
  const { op } = JSON.parse(line) as { op: keyof typeof OPERATIONS };
  const startMs = performance.now();
  const count = OPERATIONS[op]();
  process.stdout.write(`${JSON.stringify({ ms: performance.now() - startMs, count })}\n`);
}
