import { createInterface } from 'node:readline';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { epochDay } from '../../src/core/time/epoch-day';
import { openReader } from '../../src/main/store/file/database';
import { createPriceBlockReader } from '../../src/main/store/prices/price-block-reader';
import { COLUMNS, computeColumns, createDaily, type Bars, type Read } from './compute-signals';
import { orderbookIdOf } from './market';
import { HISTORY_OUTPUTS } from './signals';

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

const readTail: Read = (visit) => {
  prices.forEach(ids, { upTo: asOf, from, columns: COLUMNS }, visit);
};
const readAll: Read = (visit) => {
  prices.forEach(ids, { upTo: asOf, columns: COLUMNS }, visit);
};

const computeDaily = createDaily(meta);

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
