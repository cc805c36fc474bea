import { spawn } from 'node:child_process';
import { epochDay } from '../../src/core/time/epoch-day';
import { createReadModel } from '../../src/main/handlers/read-model';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';

const ROUNDS = 2_000;

function quantile(sorted: readonly number[], part: number): string {
  return `${sorted[Math.floor((sorted.length - 1) * part)]!.toFixed(1)} µs`;
}

/** The first round of each list does not count: what is remembered is read then. */
function microseconds(lists: number, read: (round: number) => unknown): readonly number[] {
  for (let round = 0; round < lists; round += 1) read(round);
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const startMs = performance.now();
    read(round);
    return (performance.now() - startMs) * 1000;
  });
  return times.sort((a, b) => a - b);
}

const FOREVER = epochDay(40_000);
const PATIENCE_MS = 20_000;

/** Stores the histories of all shares anew, each in a transaction of its own as a first sync does, until it is ended. */
export function writeInBulk(file: string): void {
  const writer = openWriter(file);
  const prices = createPriceWriter(writer);
  const stored = createPriceReader(writer);
  const ids = writer.query<[], { id: string }>('SELECT orderbook_id AS id FROM instrument WHERE first_bar IS NOT NULL').all();
  for (let round = 1; ; round += 1) {
    for (const { id } of ids) {
      const bars = structuredClone(stored.read(id, FOREVER));
      // Other volumes every time, or nothing would be written.
      bars.volume.fill(round);
      prices.replaceHistory(id, bars);
    }
  }
}

/** A measurement while a process of its own writes all the time: what is remembered does not stay true for long then. */
function besideWriter(file: string, version: () => string, measure: () => string): string {
  const before = version();
  const writing = spawn(process.execPath, [process.argv[1]!, 'write', file], { stdio: 'ignore' });
  try {
    const sleeper = new Int32Array(new SharedArrayBuffer(4));
    const latestMs = performance.now() + PATIENCE_MS;
    while (version() === before && performance.now() < latestMs) Atomics.wait(sleeper, 0, 0, 20);
    return version() === before ? 'beside a bulk writer: not measured, for nothing was written' : measure();
  } finally {
    writing.kill('SIGKILL');
  }
}

/** How long the window waits for a stored list in the process that reads it, as lines to print. */
export function measureReads(file: string, nowMs: () => number): string[] {
  const reader = openReader(file);
  const model = createReadModel(reader, nowMs);
  const ids = model.strategySummaries().flatMap(({ strategyId, asOf }) => (asOf === null ? [] : [strategyId]));
  const short = (round: number): unknown => model.signals(ids[round % ids.length]!, { all: false });
  const reads: Record<string, (round: number) => unknown> = {
    'a whole list': (round) => model.signals(ids[round % ids.length]!, { all: true }),
    'the first short answer of each list, from the database': (round) => {
      if (round % ids.length === 0) model.forget();
      return short(round);
    },
    'a short answer, remembered': short,
    'the side bar, from the database': () => {
      model.forget();
      return model.strategySummaries();
    },
    'the side bar, remembered': () => model.strategySummaries(),
  };
  const measure = (name: string, read: (round: number) => unknown): string => {
    const times = microseconds(ids.length, read);
    const perSecond = Math.round((ROUNDS * 1e6) / times.reduce((sum, time) => sum + time, 0));
    return `${name}: p50 ${quantile(times, 0.5)}, p99 ${quantile(times, 0.99)}, ${String(perSecond)} a second`;
  };
  const lines = Object.entries(reads).map(([name, read]) => measure(name, read));
  lines.push(besideWriter(file, () => reader.version(), () => measure('a short answer beside a bulk writer', short)));
  reader.close();
  return lines;
}
