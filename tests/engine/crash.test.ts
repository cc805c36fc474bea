import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineStart } from '@shared/engine/protocol';
import type { EngineThread } from '../../src/main/engine/thread';
import { createEngineWorkerFactory } from '../../src/main/engine/worker-factory';
import { createReadConnection } from '../../src/main/handlers/read-connection';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { checkFile } from '../../src/main/store/file/integrity';
import { createSettingReader } from '../../src/main/store/records/settings';
import { buildScript, type BuiltScript } from '../helpers/build-script';
import { builtMainFolder } from '../helpers/built-app';
import { failureOf, startEngineBench, startMarket, syncJob, themeJob, type EngineBench } from './engine-bench';

let script: BuiltScript;
let createRealThread: (start: EngineStart) => EngineThread;
const HOUR_MS = 3_600_000;
const SHORT = { silenceMs: 400, watchEveryMs: 50, endingMs: 200 };

beforeAll(async () => {
  script = await buildScript(join(import.meta.dirname, 'children', 'misbehaving-worker.ts'));
  createRealThread = createEngineWorkerFactory(await builtMainFolder());
});
afterAll(() => script.remove());

/** A thread whose job's run id says how it fails; any other job ends well at once. */
function misbehaving(start: EngineStart): Worker {
  return new Worker(script.file, { workerData: start, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
}

function startBench(options: Partial<Parameters<typeof startEngineBench>[0]> = {}): EngineBench {
  return startEngineBench({ createThread: misbehaving, ...options });
}

describe('E3: a thread that fails', () => {
  it.each([
    ['ends its process', 'exit', 'engine-crashed'],
    ['throws', 'throw', 'engine-crashed'],
    ['leaves a rejected promise', 'reject', 'engine-crashed'],
    ['floods its heap with objects', 'flood', 'engine-memory'],
  ])('because it %s fails its job, the one behind it runs, and the app lives', async (_what, way, kind) => {
    const { engine, threads } = startBench();
    const failing = failureOf(engine.run(syncJob(way)));
    const behind = engine.run(themeJob('dark'));
    expect(await failing).toMatchObject({ kind });
    expect(await behind).toBeNull();
    expect(threads()).toBe(2);
    expect(engine.state()).toBe('idle');
    expect(engine.heartbeat()).toBeNull();
  });

  it('because it loops without end is ended when it has been silent for too long', async () => {
    const { engine } = startBench({ limits: SHORT });
    expect(await failureOf(engine.run(syncJob('loop')))).toMatchObject({ kind: 'engine-timeout' });
    expect(await engine.run(themeJob('dark'))).toBeNull();
  });

  it('but one that is busy and says so is left alone for as long as it takes', async () => {
    const { engine } = startBench({ limits: SHORT });
    expect(await engine.run(syncJob('busy'))).toBeNull();
  });

  it('or is too busy to write in passing, leaves the setting to a thread of its own', async () => {
    const { engine, threads } = startBench({ limits: SHORT });
    const busy = engine.run(syncJob('busy'));
    await expect.poll(() => engine.heartbeat(), { interval: 5 }).not.toBeNull();
    const saved = engine.run(themeJob('dark'));
    expect(await busy).toBeNull();
    expect(await saved).toBeNull();
    expect(threads()).toBe(2);
  });

  it('to end after its answer is ended, and the answer counts', async () => {
    const { engine } = startBench({ limits: SHORT });
    expect(await engine.run(syncJob('linger'))).toBeNull();
    expect(engine.state()).toBe('idle');
  });

  it('to speak the protocol is not believed, and its answer still counts', async () => {
    expect(await startBench().engine.run(syncJob('babble'))).toBeNull();
  });
});

describe('E3: after crashes', () => {
  it('pauses before the next thread, longer every time', async () => {
    const { engine } = startBench({ limits: { pausesMs: [150, 400] } });
    for (const pauseMs of [150, 400]) {
      await failureOf(engine.run(syncJob('exit')));
      const startedMs = performance.now();
      await engine.run({ kind: 'compute', runId: 'well', trigger: 'manual', asOf: null });
      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(pauseMs - 50);
    }
  });

  it('starts no further thread after the third of an hour, while settings are still saved, and tries again in the next', async () => {
    const bench = startBench();
    for (let crash = 0; crash < 3; crash += 1) expect(await failureOf(bench.engine.run(syncJob('exit')))).toMatchObject({ kind: 'engine-crashed' });
    expect(bench.engine.state()).toBe('down');
    const refused = await failureOf(bench.engine.run(syncJob('well')));
    expect(refused).toMatchObject({ kind: 'engine-crashed', remedy: 'Try again in an hour; the stored signals stay readable.' });
    expect(bench.threads()).toBe(3);
    await bench.engine.run(themeJob('dark'));
    bench.advanceMs(HOUR_MS);
    expect(bench.engine.state()).toBe('idle');
    await bench.engine.run(syncJob('well'));
    expect(bench.threads()).toBe(5);
  });

  it('what is stored can be read as before', async () => {
    const market = await startMarket();
    let createThread = createRealThread;
    const bench = startEngineBench({ createThread: (start) => createThread(start), market });
    await bench.engine.run(syncJob('run-1'));
    const reading = createReadConnection(join(bench.home, 'kursvakt.db'), Date.now);
    const before = JSON.stringify(reading.readModel()?.signals('golden_cross', { all: true }).rows);
    createThread = misbehaving;
    for (const way of ['exit', 'throw', 'flood']) await failureOf(bench.engine.run(syncJob(way)));
    expect(bench.engine.state()).toBe('down');
    expect(JSON.stringify(reading.readModel()?.signals('golden_cross', { all: true }).rows)).toBe(before);
    reading.close();
  });
});

describe('D11: a thread that is ended inside a transaction', () => {
  async function startTransaction(limits?: Parameters<typeof startEngineBench>[0]['limits']): Promise<{ bench: EngineBench; file: string; running: ReturnType<typeof failureOf> }> {
    const bench = startBench(limits === undefined ? {} : { limits });
    const file = join(bench.home, 'kursvakt.db');
    openWriter(file).close();
    const running = failureOf(bench.engine.run(syncJob('transaction')));
    await expect.poll(() => bench.engine.heartbeat(), { timeout: 10_000, interval: 5 }).not.toBeNull();
    return { bench, file, running };
  }

  function expectUntouched(file: string): void {
    const reader = openReader(file);
    expect(createSettingReader(reader).read().theme).toBe('system');
    reader.close();
    expect(checkFile(file, 'full').condition).toBe('sound');
    const writer = openWriter(file);
    expect(writer.atomically(() => createSettingReader(writer).read().theme)).toBe('system');
    writer.close();
  }

  it('when the app quits leaves a sound file without a trace of it', async () => {
    const { bench, file, running } = await startTransaction();
    await bench.engine.stop(100);
    await running;
    expectUntouched(file);
  });

  it('when it is stuck leaves a sound file without a trace of it', { timeout: 60_000 }, async () => {
    const { file, running } = await startTransaction({ ...SHORT, silenceMs: 5000 });
    expect(await running).toMatchObject({ kind: 'engine-timeout' });
    expectUntouched(file);
  });
});
