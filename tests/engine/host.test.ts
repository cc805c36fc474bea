import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { STRATEGIES } from '@core/strategies/registry';
import type { EngineStart } from '@shared/engine/protocol';
import type { EngineThread } from '../../src/main/engine/thread';
import { createEngineWorkerFactory } from '../../src/main/engine/worker-factory';
import { openReader } from '../../src/main/store/file/database';
import { createRunReader } from '../../src/main/store/records/runs';
import { createSettingReader } from '../../src/main/store/records/settings';
import { acquireWriterLock } from '../../src/main/store/file/writer-lock';
import { builtMainFolder } from '../helpers/built-app';
import { failureOf, startEngineBench, startMarket, syncJob, themeJob, type EngineBench } from './engine-bench';
import { createInProcessThread } from './in-process-thread';

let createWorker: (start: EngineStart) => EngineThread;

beforeAll(async () => {
  createWorker = createEngineWorkerFactory(await builtMainFolder());
});

function themeIn(home: string): string {
  const reader = openReader(join(home, 'kursvakt.db'));
  try {
    return createSettingReader(reader).read().theme;
  } finally {
    reader.close();
  }
}

/** Resolves once the run has got as far as fetching. */
async function fetching(bench: EngineBench): Promise<void> {
  await expect.poll(() => bench.progress.some((one) => one.stage === 'fetching' && one.done > 0), { timeout: 20_000, interval: 2 }).toBe(true);
}

const PLACES: readonly (readonly [string, (start: EngineStart) => EngineThread])[] = [
  ['in the thread of the built app', (start) => createWorker(start)],
  ['in this process', createInProcessThread],
];

describe.each(PLACES)('E1: the engine %s', (_place, createThread) => {
  it('runs a sync to its summary, with progress on the way, and nothing is left of the thread', async () => {
    const bench = startEngineBench({ createThread, market: await startMarket() });
    expect(bench.engine.state()).toBe('idle');
    const running = bench.engine.run(syncJob('run-1'));
    await expect.poll(() => bench.engine.heartbeat(), { timeout: 20_000, interval: 2 }).not.toBeNull();
    const summary = await running;
    expect(summary).toMatchObject({ runId: 'run-1', status: 'ok', asOf: '2026-11-20', failures: [], strategies: { computed: STRATEGIES.length } });
    const stages = bench.progress.map((one) => one.stage);
    expect([...new Set(stages)]).toEqual(['listing', 'fetching', 'computing', 'publishing']);
    const last = bench.progress.filter((one) => one.stage === 'fetching').at(-1);
    expect(last).toMatchObject({ done: summary.instruments.total, total: summary.instruments.total, cancelling: false });
    expect(bench.engine.heartbeat()).toBeNull();
    expect(bench.states).toEqual(['working', 'idle']);
  });

  it('runs one job at a time, in the order they came, but small writes first', async () => {
    const bench = startEngineBench({ createThread, market: await startMarket() });
    const ended: string[] = [];
    const note = (name: string) => () => void ended.push(name);
    await Promise.all([
      bench.engine.run(syncJob('run-1')).then(note('sync')),
      bench.engine.run({ kind: 'compute', runId: 'run-2', trigger: 'manual', asOf: null }).then(note('compute')),
      bench.engine.run(themeJob('dark')).then(note('setting')),
    ]);
    expect(ended).toEqual(['setting', 'sync', 'compute']);
    expect(bench.states).toEqual(['working', 'idle', 'working', 'idle', 'working', 'idle']);
    expect(themeIn(bench.home)).toBe('dark');
  });

  it('writes a setting in passing while a run is at work: nobody waits a sync for it', async () => {
    const bench = startEngineBench({ createThread, market: await startMarket({ latencyMs: 5 }) });
    let hasEnded = false;
    const running = bench.engine.run(syncJob('run-1')).finally(() => {
      hasEnded = true;
    });
    await fetching(bench);
    expect(await bench.engine.run(themeJob('dark'))).toBeNull();
    expect([hasEnded, bench.threads(), themeIn(bench.home)]).toEqual([false, 1, 'dark']);
    expect(await running).toMatchObject({ status: 'ok', failures: [] });
    expect(bench.threads()).toBe(1);
  });

  it('keeps what a run reads while it computes for afterwards', async () => {
    const bench = startEngineBench({ createThread, market: await startMarket({ latencyMs: 5 }) });
    const running = bench.engine.run(syncJob('run-1'));
    await fetching(bench);
    const removed = bench.engine.run({ kind: 'write', writes: [{ what: 'variant-removed', strategyId: 'momentum_12_1', paramsHash: 'none' }] });
    expect(await bench.engine.run(themeJob('dark'))).toBeNull();
    expect(bench.threads()).toBe(1);
    await running;
    expect(await removed).toBeNull();
    expect(bench.threads()).toBe(2);
  });

  it('answers with the failure of the job, and the next one runs', async () => {
    const bench = startEngineBench({ createThread });
    expect(await failureOf(bench.engine.run(syncJob('run-1', { limit: 1 })))).toMatchObject({ kind: 'network' });
    expect(await bench.engine.run(themeJob('dark'))).toBeNull();
    expect(bench.engine.state()).toBe('idle');
  });

  it('is refused the database while another process writes', async () => {
    const bench = startEngineBench({ createThread });
    await bench.engine.run(themeJob('light'));
    const lock = acquireWriterLock(bench.home);
    expect(await failureOf(bench.engine.run(themeJob('dark')))).toMatchObject({ kind: 'store-busy' });
    lock.release();
    expect(themeIn(bench.home)).toBe('light');
  });

  it('E4: stops when asked to, keeps what it stored, and the next run goes on there', async () => {
    const market = await startMarket({ latencyMs: 5 });
    const bench = startEngineBench({ createThread, market });
    const running = failureOf(bench.engine.run(syncJob('run-1')));
    await fetching(bench);
    expect(bench.engine.cancel('run-1')).toBe(true);
    expect(await running).toMatchObject({ kind: 'cancelled' });
    const second = await bench.engine.run(syncJob('run-2'));
    expect(second).toMatchObject({ status: 'ok', resumedFrom: 'run-1' });
    expect(second.instruments.unchanged).toBeGreaterThan(0);
  });

  it('cancels a run that waits for its turn without ever starting it, and leaves the others alone', async () => {
    const bench = startEngineBench({ createThread, market: await startMarket() });
    const first = bench.engine.run(syncJob('run-1'));
    const waiting = failureOf(bench.engine.run(syncJob('run-2')));
    const setting = bench.engine.run(themeJob('dark'));
    expect(bench.engine.cancel('run-2')).toBe(true);
    expect(bench.engine.cancel('unknown')).toBe(false);
    expect(await waiting).toMatchObject({ kind: 'cancelled' });
    expect(await first).toMatchObject({ status: 'ok' });
    await setting;
    expect(bench.threads()).toBe(2);
    const reader = openReader(join(bench.home, 'kursvakt.db'));
    expect(createRunReader(reader).newest(5).map((run) => run.runId)).toEqual(['run-1']);
    reader.close();
  });

  it('F6: when it is stopped, it ends the run, still saves a setting that waits, and takes nothing more', async () => {
    const bench = startEngineBench({ createThread, market: await startMarket({ latencyMs: 5 }) });
    const running = failureOf(bench.engine.run(syncJob('run-1')));
    await fetching(bench);
    const setting = bench.engine.run(themeJob('dark'));
    await bench.engine.stop(20_000);
    expect(await running).toMatchObject({ kind: 'cancelled' });
    expect(await setting).toBeNull();
    expect(themeIn(bench.home)).toBe('dark');
    expect(await failureOf(bench.engine.run(themeJob('light')))).toMatchObject({ kind: 'cancelled' });
  });
});

it('E6: twenty threads start and end one after the other', async () => {
  const bench = startEngineBench({ createThread: createWorker });
  for (let cycle = 0; cycle < 20; cycle += 1) await bench.engine.run(themeJob(cycle % 2 === 0 ? 'dark' : 'light'));
  expect(bench.threads()).toBe(20);
  expect(themeIn(bench.home)).toBe('light');
});
