import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer';
import { openWriter } from '../../src/main/store/file/database';
import { fillStore } from './fill-store';
import { AS_OF, seriesOf, sessions } from './market';
import { referenceDaily, referenceHistory } from './reference';
import { DAILY_OUTPUTS, DAILY_WINDOW_DAYS, HISTORY_OUTPUTS, STALE_DAYS } from './signals';

/** The definition is slow: it is held against the first series, and the engine against all others. */
const REFERENCE_SERIES = 100;

const [folder = '', instrumentsText = '', sessionsText = '', historyText = ''] = process.argv.slice(2);
const count = Number(instrumentsText);
const days = sessions(Number(sessionsText));
const withHistory = historyText === 'history';
const PEER_COLUMNS = ['id', 'date', 'row', 'high', 'low', 'close'] as const;

function buildStore(): void {
  const writer = openWriter(join(folder, 'kursvakt.db'));
  fillStore(writer, count, (index) => seriesOf(index, days));
  // As the app does after a first sync.
  writer.rewriteInOrder();
  writer.close();
}

/** The rows that the peers turn into files of their own kind: one file per column. */
function writePeerColumns(): number {
  const files = PEER_COLUMNS.map((name) => openSync(join(folder, `${name}.column`), 'w'));
  let rows = 0;
  for (let index = 0; index < count; index += 1) {
    const { date, high, low, close } = seriesOf(index, days);
    const columns = [new Int32Array(date.length).fill(index), date, Int32Array.from(date, (_, row) => row), high, low, close];
    columns.forEach((column, at) => {
      writeSync(files[at]!, new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    });
    rows += date.length;
  }
  files.forEach((file) => {
    closeSync(file);
  });
  return rows;
}

function readColumn(name: (typeof PEER_COLUMNS)[number]): Int32Array | Float64Array {
  const { buffer } = new Uint8Array(readFileSync(join(folder, `${name}.column`)));
  return name === 'id' || name === 'date' || name === 'row' ? new Int32Array(buffer) : new Float64Array(buffer);
}

function writeParquet(): void {
  const columnData = PEER_COLUMNS.map((name) => {
    const data = readColumn(name);
    return { name, data, type: data instanceof Int32Array ? ('INT32' as const) : ('DOUBLE' as const), nullable: false };
  });
  parquetWriteFile({ filename: join(folder, 'rows.parquet'), columnData, rowGroupSize: 122_880, statistics: true });
}

function writeReference(): void {
  const all = Array.from({ length: count }, (_, index) => seriesOf(index, days));
  writeFileSync(join(folder, 'reference.daily'), new Uint8Array(referenceDaily(all).buffer));
  if (!withHistory) return;
  const file = openSync(join(folder, 'reference.history'), 'w');
  for (const bars of all.slice(0, REFERENCE_SERIES)) writeSync(file, new Uint8Array(referenceHistory(bars).buffer));
  closeSync(file);
}

mkdirSync(folder, { recursive: true });
buildStore();
const rows = writePeerColumns();
writeParquet();
writeReference();
const meta = { instruments: count, sessions: days.length, rows, asOf: AS_OF, from: AS_OF - DAILY_WINDOW_DAYS, staleBefore: AS_OF - STALE_DAYS, daily: DAILY_OUTPUTS, history: HISTORY_OUTPUTS };
writeFileSync(join(folder, 'meta.json'), JSON.stringify(meta));
process.stdout.write(`${JSON.stringify({ rows })}\n`);
