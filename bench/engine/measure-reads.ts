import { createReadModel } from '../../src/main/handlers/read-model';
import { openReader } from '../../src/main/store/file/database';

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

/** How long the window waits for a stored list in the process that reads it, as lines to print. */
export function measureReads(file: string, nowMs: () => number): string[] {
  const reader = openReader(file);
  const model = createReadModel(reader, nowMs);
  const ids = model.strategySummaries().flatMap(({ strategyId, asOf }) => (asOf === null ? [] : [strategyId]));
  const short = (round: number): unknown => model.signals(ids[round % ids.length]!, { all: false });
  const reads: Record<string, (round: number) => unknown> = {
    'a whole list': (round) => model.signals(ids[round % ids.length]!, { all: true }),
    'a short answer, from the database': (round) => {
      model.forget();
      return short(round);
    },
    'a short answer, remembered': short,
    'the side bar, from the database': () => {
      model.forget();
      return model.strategySummaries();
    },
    'the side bar, remembered': () => model.strategySummaries(),
  };
  const lines = Object.entries(reads).map(([name, read]) => {
    const times = microseconds(ids.length, read);
    const perSecond = Math.round((ROUNDS * 1e6) / times.reduce((sum, time) => sum + time, 0));
    return `${name}: p50 ${quantile(times, 0.5)}, p99 ${quantile(times, 0.99)}, ${String(perSecond)} a second`;
  });
  reader.close();
  return lines;
}
