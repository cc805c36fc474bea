import { createInterface } from 'node:readline';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { highestOf, lowestOf, rollingMax, rollingMin } from '../../src/core/columnar/rolling-extremes';
import { sma } from '../../src/core/columnar/kernels';
import type { BarColumns } from '../../src/core/domain/price';
import { roc } from '../../src/core/indicators/roc';
import { rsi, rsiAtIndex } from '../../src/core/indicators/rsi';
import { volatility, volatilityAtIndex } from '../../src/core/indicators/volatility';
import { rankAverage } from '../../src/core/numeric/ranks';
import { epochDay } from '../../src/core/time/epoch-day';
import { openReader } from '../../src/main/store/file/database';
import { createPriceBlockReader } from '../../src/main/store/prices/price-block-reader';
import { orderbookIdOf } from './market';
import { DAILY_OUTPUTS, HISTORY_OUTPUTS } from './signals';

/** The engine as a contestant: the store's reader, the core's kernels, and columns that are used again. */
const folder = process.argv[2] ?? '';
const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as {
  instruments: number; rows: number; asOf: number; from: number; staleBefore: number;
};
const LONGEST = 16_384;
const ids = Array.from({ length: meta.instruments }, (_, index) => orderbookIdOf(index));
const asOf = epochDay(meta.asOf);
const from = epochDay(meta.from);
const prices = createPriceBlockReader(openReader(join(folder, 'kursvakt.db')));
const COLUMNS = ['date', 'high', 'low', 'close'] as const;
type Bars = Pick<BarColumns, (typeof COLUMNS)[number]>;
type Visit = (index: number, bars: Bars) => void;
/** Hands every instrument's bars over, each once. */
type Read = (visit: Visit) => void;

const readTail: Read = (visit) => {
  prices.forEach(ids, { upTo: asOf, from, columns: COLUMNS }, visit);
};
const readAll: Read = (visit) => {
  prices.forEach(ids, { upTo: asOf, columns: COLUMNS }, visit);
};

const daily = new Float64Array(meta.instruments * DAILY_OUTPUTS.length);
const momentum = new Float64Array(meta.instruments);
const places = new Float64Array(meta.instruments);

function extreme(values: Float64Array, period: number, kernel: typeof highestOf): number {
  const count = values.length;
  return count < period ? Number.NaN : kernel(values, count - period, count);
}

/** Of the last n values, where the kernel would give those of all windows. */
function mean(values: Float64Array, period: number): number {
  const count = values.length;
  if (count < period) return Number.NaN;
  let sum = 0;
  for (let t = count - period; t < count; t += 1) sum += values[t]!;
  return sum / period;
}

function change(close: Float64Array, period: number): number {
  const last = close.length - 1;
  return last < period ? Number.NaN : close[last]! / close[last - period]! - 1;
}

/** The signals of the last day. */
function computeDaily(read: Read): Float64Array {
  read((index, { date, close, high, low }) => {
    const at = index * DAILY_OUTPUTS.length;
    const last = close.length - 1;
    if (last < 0 || date[last]! < meta.staleBefore) {
      daily.fill(Number.NaN, at, at + DAILY_OUTPUTS.length);
      momentum[index] = Number.NaN;
      return;
    }
    momentum[index] = (change(close, 63) + change(close, 126) + change(close, 252)) / 3;
    daily[at] = momentum[index]!;
    daily[at + 1] = mean(close, 50);
    daily[at + 2] = mean(close, 200);
    daily[at + 3] = rsiAtIndex(close, last, 14);
    daily[at + 4] = extreme(high, 20, highestOf);
    daily[at + 5] = extreme(low, 20, lowestOf);
    daily[at + 6] = extreme(high, 55, highestOf);
    daily[at + 7] = extreme(low, 55, lowestOf);
    daily[at + 8] = close[last]! / extreme(close, 252, highestOf);
    daily[at + 9] = volatilityAtIndex(close, last, 252);
  });
  rankAverage(momentum, 'desc', places);
  for (let index = 0; index < meta.instruments; index += 1) {
    daily[(index + 1) * DAILY_OUTPUTS.length - 1] = Number.isNaN(momentum[index]!) ? Number.NaN : places[index]!;
  }
  return daily;
}

function computeColumns({ close, high, low }: Bars, out: readonly Float64Array[]): void {
  roc(close, 63, out[0]!);
  roc(close, 126, out[1]!);
  roc(close, 252, out[2]!);
  sma(close, 50, out[3]!);
  sma(close, 200, out[4]!);
  rsi(close, 14, out[5]!);
  rollingMax(high, 20, out[6]!);
  rollingMin(low, 20, out[7]!);
  rollingMax(high, 55, out[8]!);
  rollingMin(low, 55, out[9]!);
  const nearness = out[10]!;
  rollingMax(close, 252, nearness);
  for (let t = 0; t < close.length; t += 1) nearness[t] = close[t]! / nearness[t]!;
  volatility(close, 252, out[11]!);
}

let kept: readonly Float64Array[] = [];

/** All indicators of all bars, kept in columns that are allocated once, as the peers keep theirs. */
function computeHistory(read: Read): readonly Float64Array[] {
  if (kept.length === 0) kept = HISTORY_OUTPUTS.map(() => new Float64Array(meta.rows));
  let at = 0;
  read((_, bars) => {
    const end = at + bars.close.length;
    computeColumns(bars, kept.map((column) => column.subarray(at, end)));
    at = end;
  });
  return kept;
}

const block = HISTORY_OUTPUTS.map(() => new Float64Array(LONGEST));

/** The same, one instrument at a time: nothing is kept but the last row of each, as a run keeps its signals. */
function computeBlocks(): Float64Array {
  const rows = new Float64Array(meta.instruments * HISTORY_OUTPUTS.length);
  readAll((index, bars) => {
    const count = bars.close.length;
    if (count === 0) return;
    computeColumns(bars, block.map((column) => column.subarray(0, count)));
    block.forEach((column, output) => {
      rows[index * HISTORY_OUTPUTS.length + output] = column[count - 1]!;
    });
  });
  return rows;
}

function keepInMemory(read: Read): Read {
  const all: Bars[] = [];
  read((index, bars) => {
    all[index] = { date: bars.date.slice(), high: bars.high.slice(), low: bars.low.slice(), close: bars.close.slice() };
  });
  return (visit) => {
    all.forEach((bars, index) => {
      visit(index, bars);
    });
  };
}

let inMemory: { readonly tail: Read; readonly all: Read } | null = null;
const OPERATIONS = {
  load: () => {
    inMemory = { tail: keepInMemory(readTail), all: keepInMemory(readAll) };
    return [];
  },
  daily: () => [computeDaily(readTail)],
  history: () => computeHistory(readAll),
  blocks: () => [computeBlocks()],
  computeDaily: () => [computeDaily(inMemory!.tail)],
  computeHistory: () => computeHistory(inMemory!.all),
} satisfies Record<string, () => readonly Float64Array[]>;

/** The system's own figure of the resident peak: the one of getrusage begins with the parent's. */
function peakBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}

/** Of the process since its start. */
function totalCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { op, out } = JSON.parse(line) as { op: keyof typeof OPERATIONS; out?: string };
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  const columns = OPERATIONS[op]();
  const ms = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpu);
  if (out !== undefined) {
    writeFileSync(out, '');
    for (const column of columns) writeFileSync(out, new Uint8Array(column.buffer, column.byteOffset, column.byteLength), { flag: 'a' });
  }
  process.stdout.write(`${JSON.stringify({ ms, cpuMs: (user + system) / 1000, totalCpuMs: totalCpuMs(), peakBytes: peakBytes() })}\n`);
}
