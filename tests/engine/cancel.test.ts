import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import type { EngineStart } from '@shared/engine/protocol';
import type { EngineThread } from '../../src/main/engine/thread';
import { createEngineWorkerFactory } from '../../src/main/engine/worker-factory';
import { openReader } from '../../src/main/store/file/database';
import { checkFile } from '../../src/main/store/file/integrity';
import { createRunReader } from '../../src/main/store/records/runs';
import { builtMainFolder } from '../helpers/built-app';
import { failureOf, startEngineBench, startMarket, syncJob, type EngineBench } from './engine-bench';

let createWorker: (start: EngineStart) => EngineThread;
beforeAll(async () => {
  createWorker = createEngineWorkerFactory(await builtMainFolder());
});

const PROMISED_MS = 200;

/** What this process has computed so far, in all its threads. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function signalRows(home: string): number {
  const reader = openReader(join(home, 'kursvakt.db'));
  try {
    return reader.query<[], { rows: number }>('SELECT count(*) AS rows FROM strategy_signal').get()!.rows;
  } finally {
    reader.close();
  }
}

async function stageReached(bench: EngineBench, stage: string, done: number): Promise<void> {
  await expect.poll(() => bench.progress.some((one) => one.stage === stage && one.done >= done), { timeout: 60_000, interval: 1 }).toBe(true);
}

it('E4: a computation stops within 200 ms wherever it is, and nothing of it is written', { timeout: 180_000 }, async () => {
  const market = await startMarket({ companies: 120, years: 2 });
  const bench = startEngineBench({ createThread: createWorker, market });
  await bench.engine.run(syncJob('run-1'));
  const before = signalRows(bench.home);
  const waitedMs: number[] = [];
  for (const [index, delayMs] of [0, 2, 5, 10, 20].entries()) {
    bench.progress.length = 0;
    const running = failureOf(bench.engine.run({ kind: 'compute', runId: `run-${index + 2}`, trigger: 'manual', asOf: '2026-11-19' }));
    await stageReached(bench, 'computing', 0);
    await wait(delayMs);
    const [askedMs, askedCpuMs] = [performance.now(), cpuMs()];
    bench.engine.cancel();
    const failure = await running;
    waitedMs.push(performance.now() - askedMs);
    // How long the computation went on: what other programs take of the processor meanwhile is not in it.
    expect(cpuMs() - askedCpuMs, `asked after ${String(delayMs)} ms`).toBeLessThan(PROMISED_MS);
    expect(failure.kind).toBe('cancelled');
  }
  // Nor is there a pause in it: one that always waits for something is never quick.
  expect(Math.min(...waitedMs)).toBeLessThan(PROMISED_MS);
  expect(signalRows(bench.home)).toBe(before);
  const reader = openReader(join(bench.home, 'kursvakt.db'));
  expect(createRunReader(reader).newest(5).every((run) => run.status === 'cancelled')).toBe(true);
  reader.close();
  expect(await bench.engine.run({ kind: 'compute', runId: 'run-9', trigger: 'manual', asOf: '2026-11-19' })).toMatchObject({ status: 'ok' });
});

it('E4: while it fetches, a run sends at most the requests that are under way and stores whole instruments', { timeout: 120_000 }, async () => {
  const market = await startMarket({ latencyMs: 40 });
  const bench = startEngineBench({ createThread: createWorker, market, start: { requestsPerSecond: 40 } });
  const running = failureOf(bench.engine.run(syncJob('run-1')));
  await stageReached(bench, 'fetching', 2);
  const sent = market.requests.length;
  bench.engine.cancel('run-1');
  expect(await running).toMatchObject({ kind: 'cancelled' });
  expect(market.requests.length - sent).toBeLessThanOrEqual(2);
  const file = join(bench.home, 'kursvakt.db');
  expect(checkFile(file, 'full').condition).toBe('sound');
  const reader = openReader(file);
  const halves = reader
    .query<[], { count: number }>(
      `SELECT count(*) AS count FROM instrument WHERE first_bar IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM price_chunk WHERE chunk_key % 100000 = instrument.number)`,
    )
    .get();
  expect(halves).toEqual({ count: 0 });
  expect(createRunReader(reader).newest(1)[0]).toMatchObject({ status: 'cancelled' });
  reader.close();
});
