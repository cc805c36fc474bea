import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BAR_COLUMN_NAMES, sliceBars } from '../../../src/core/domain/price';
import { epochDay } from '../../../src/core/time/epoch-day';
import { backupTo } from '../../../src/main/store/file/backup';
import { openReader, openWriter } from '../../../src/main/store/file/database';
import { createFigureWriter } from '../../../src/main/store/market/figure-writer';
import { createInputHasher } from '../../../src/main/store/market/input-hash';
import { checkFile } from '../../../src/main/store/file/integrity';
import { createInstrumentWriter } from '../../../src/main/store/market/instrument-writer';
import { createMarketReader } from '../../../src/main/store/market/market-reader';
import { createPriceBlockReader } from '../../../src/main/store/prices/price-block-reader';
import { createPriceWriter } from '../../../src/main/store/prices/price-writer';
import { createSignalReader } from '../../../src/main/store/signals/signal-reader';
import { createSignalWriter } from '../../../src/main/store/signals/signal-writer';
import { walSizeBytes } from '../wal-size';
import { instrument, publicationContext, signalRow, snapshot, strategyResult, walk } from '../fixtures';

/** Prints what the store costs at the size of the whole exchange. Not a test: nothing here passes or fails. */
const INSTRUMENTS = 740;
const DAYS = 2520;
const STRATEGIES = 20;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function timeMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function medianMs(times: number, work: () => unknown): string {
  const all = Array.from({ length: times }, () => timeMs(work)).sort((a, b) => a - b);
  return `${all[times >> 1]!.toFixed(2)} ms (${all[0]!.toFixed(2)}–${all.at(-1)!.toFixed(2)}, n=${times})`;
}

const folder = mkdtempSync(join(tmpdir(), 'kursvakt-measure-'));
const file = join(folder, 'kursvakt.db');
const writer = openWriter(file);
const ids = Array.from({ length: INSTRUMENTS }, (_, index) => String(5000 + index));
const histories = ids.map((_, index) => walk(index, '2017-01-02', DAYS + 30));
const instruments = createInstrumentWriter(writer);
const prices = createPriceWriter(writer);
for (const id of ids) instruments.upsert(instrument(id));
const emptyBytes = (writer.checkpoint(), statSync(file).size);

const buildMs = timeMs(() =>
  ids.forEach((id, index) => prices.replaceHistory(id, sliceBars(histories[index]!, 0, DAYS))),
);
writer.checkpoint();
const rows = INSTRUMENTS * DAYS;
say(`history of ${rows} bars, a transaction per instrument: ${buildMs.toFixed(0)} ms`);
say(`bytes per bar: ${((statSync(file).size - emptyBytes) / rows).toFixed(1)}`);

const appendDay = (day: number): void =>
  ids.forEach((id, index) => prices.appendBars(id, sliceBars(histories[index]!, DAYS + day, DAYS + day + 1)));
let day = 0;
say(`append 740 bars, one transaction: ${medianMs(9, () => writer.atomically(() => appendDay(day++)))}`);
writer.checkpoint();
writer.atomically(() => appendDay(day++));
say(`… write-ahead log: ${(walSizeBytes(file) / 1e6).toFixed(1)} MB`);
say(`append 740 bars, a transaction each: ${medianMs(5, () => appendDay(day++))}`);

const figures = createFigureWriter(writer);
writer.atomically(() => ids.forEach((id) => figures.upsertSnapshot(id, snapshot('2026-11-23'))));

const reader = openReader(file);
const upTo = epochDay(20_780);
const blocks = createPriceBlockReader(reader);
const readAll = (): number => {
  let sum = 0;
  blocks.forEach(ids, { upTo, columns: BAR_COLUMN_NAMES }, (_, bars) => {
    for (let row = 0; row < bars.close.length; row++) sum += bars.close[row]!;
  });
  return sum;
};
const before = process.memoryUsage.rss();
say(`load 740 × 10 years, first: ${timeMs(readAll).toFixed(1)} ms`);
say(`load 740 × 10 years, warm: ${medianMs(15, readAll)}`);
say(`… resident memory grew by ${((process.memoryUsage.rss() - before) / 1e6).toFixed(1)} MB in 16 loads`);

const markets = createMarketReader(reader);
const hasher = createInputHasher(reader);
say(`market of a day, bars not read: ${medianMs(7, () => markets.readMarket(upTo))}`);
const market = markets.readMarket(upTo);
say(`input hash: ${medianMs(7, () => hasher.describe(market))}`);
const past = markets.readMarket(epochDay(20_000));
say(`input hash of a past day inside a half-year: ${medianMs(5, () => hasher.describe(past))}`);

const count = reader.query<[string], { n: number }>('SELECT count(*) AS n FROM daily_price(?)');
say(`daily_price of one instrument, 2,535 rows: ${medianMs(15, () => count.get(ids[3]!))}`);
const all = reader.query<[], { n: number; top: number }>(
  'SELECT count(*) AS n, max(close) AS top FROM instrument JOIN daily_price(orderbook_id)',
);
const allMs = timeMs(() => all.get());
say(`daily_price of all, ${all.get()!.n} rows: ${allMs.toFixed(0)} ms`);

writer.checkpoint();
const sizeBefore = statSync(file).size;
const signals = createSignalWriter(writer);
const publishDay = (asOf: string, shift: number): void =>
  writer.atomically(() => {
    for (let strategy = 0; strategy < STRATEGIES; strategy++) {
      const stored = ids.map((id, index) => signalRow(id, ((index + shift) % INSTRUMENTS) + 1));
      signals.publish(strategyResult(`sammansatt_momentum_${strategy}`, asOf, stored), publicationContext());
    }
  });
say(`publish 20 × 740 rows and explanations, first day: ${timeMs(() => publishDay('2026-11-20', 0)).toFixed(0)} ms`);
writer.checkpoint();
const sizeFirst = statSync(file).size;
say(`… bytes per signal row, explanation included: ${((sizeFirst - sizeBefore) / 14_800).toFixed(0)}`);
say(`publish 20 × 740, next day: ${timeMs(() => publishDay('2026-11-23', 1)).toFixed(0)} ms`);
writer.checkpoint();
say(`… bytes per signal row, each further day: ${((statSync(file).size - sizeFirst) / 14_800).toFixed(0)}`);
say(`publish 20 × 740 again, unchanged: ${timeMs(() => publishDay('2026-11-23', 1)).toFixed(0)} ms`);
say(`publish 20 × 740 again, changed: ${timeMs(() => publishDay('2026-11-23', 2)).toFixed(0)} ms`);

const reading = createSignalReader(reader);
const run = reading.latest('sammansatt_momentum_3', '0123456789abcdef')!;
say(`read the newest header: ${medianMs(200, () => reading.latest('sammansatt_momentum_3', '0123456789abcdef'))}`);
say(`read 740 signal rows: ${medianMs(50, () => reading.rows(run))}`);
say(`read one signal row: ${medianMs(200, () => reading.row(run, ids[9]!))}`);
reader.close();

say(`quick check: ${timeMs(() => checkFile(file, 'quick')).toFixed(0)} ms, full: ${timeMs(() => checkFile(file, 'full')).toFixed(0)} ms`);
say(`verified backup of ${(statSync(file).size / 1e6).toFixed(0)} MB: ${timeMs(() => backupTo(writer, join(folder, 'b.db'))).toFixed(0)} ms`);
writer.close();
rmSync(folder, { recursive: true });
