import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createByteBudget } from '@core/memory/byte-budget';
import type { EngineStart } from '@shared/engine/protocol';
import type { EngineThread } from '../../src/main/engine/thread';
import { createEngineWorkerFactory } from '../../src/main/engine/worker-factory';
import { createReadConnection } from '../../src/main/handlers/read-connection';
import { builtMainFolder } from '../helpers/built-app';
import { failureOf, startEngineBench, startMarket, syncJob } from './engine-bench';

describe('E2: the budget for typed arrays', () => {
  it('refuses what does not fit before it is allocated, and says what was asked, held and allowed', () => {
    const claim = createByteBudget({ limitBytes: 10_000_000, heldBytes: () => 4_000_000 });
    claim(6_000_000, 'price columns');
    expect(() => claim(6_100_000, 'price columns')).toThrow('The price columns need 6.1 MB; 4.0 MB of 10.0 MB are in use.');
  });
});

describe('E2: a job over its budget', () => {
  let createWorker: (start: EngineStart) => EngineThread;
  beforeAll(async () => {
    createWorker = createEngineWorkerFactory(await builtMainFolder());
  });

  it('ends with engine-memory, computes nothing, is not counted as a crash, and the signals stay', async () => {
    const market = await startMarket();
    let bufferBudgetBytes = 128 * 1024 * 1024;
    const bench = startEngineBench({ createThread: (start) => createWorker({ ...start, bufferBudgetBytes }), market });
    const first = await bench.engine.run(syncJob('run-1'));
    const reading = createReadConnection(join(bench.home, 'kursvakt.db'), Date.now);
    const rows = (): string => JSON.stringify(reading.readModel()?.signals('golden_cross', { all: true }).rows);
    const before = rows();
    market.advance();
    bufferBudgetBytes = 50_000;
    const refused = await failureOf(bench.engine.run({ kind: 'compute', runId: 'run-2', trigger: 'manual', asOf: null }));
    expect(refused.kind).toBe('engine-memory');
    expect(refused.message).toMatch(/^The price columns need 0\.2 MB; \d+\.\d MB of 0\.1 MB are in use\.$/);
    expect(bench.engine.state()).toBe('idle');
    expect(rows()).toBe(before);
    expect(first.signals.rows).toBeGreaterThan(0);
    reading.close();
  });
});
