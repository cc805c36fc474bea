import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import type { EngineStart } from '@shared/engine/protocol';
import type { EngineThread } from '../../src/main/engine/thread';
import { createEngineWorkerFactory } from '../../src/main/engine/worker-factory';
import { openReader } from '../../src/main/store/file/database';
import { builtMainFolder } from '../helpers/built-app';
import { startEngineBench, startMarket, syncJob } from './engine-bench';

let createWorker: (start: EngineStart) => EngineThread;
beforeAll(async () => {
  createWorker = createEngineWorkerFactory(await builtMainFolder());
});

interface Look {
  readonly headers: number;
  readonly hasRows: number;
}

it('promise 1: who reads while the engine publishes sees none of the day’s strategies or all of them', { timeout: 120_000 }, async () => {
  const bench = startEngineBench({ createThread: createWorker, market: await startMarket({ companies: 120, years: 2 }) });
  await bench.engine.run(syncJob('run-1'));
  const reader = openReader(join(bench.home, 'kursvakt.db'));
  const look = reader.query<[], Look>(
    `SELECT (SELECT count(*) FROM strategy_run WHERE as_of = '2026-11-19') AS headers,
       (SELECT count(*) FROM strategy_signal WHERE as_of = '2026-11-19') > 0 AS hasRows`,
  );
  // Another day is computed from the same bars: no network in between, the reader meets the publication.
  const other = { kind: 'compute', runId: 'run-2', trigger: 'manual', asOf: '2026-11-19' } as const;
  const seen = new Set<string>();
  let looks = 0;
  const computing = bench.engine.run(other);
  do {
    seen.add(JSON.stringify(look.get()));
    looks += 1;
    await wait(0);
  } while (bench.engine.state() === 'working' || looks < 20);
  expect(await computing).toMatchObject({ status: 'ok', strategies: { computed: 20 } });
  seen.add(JSON.stringify(look.get()));
  expect([...seen].map((text) => JSON.parse(text) as Look)).toEqual([
    { headers: 0, hasRows: 0 },
    { headers: 20, hasRows: 1 },
  ]);
  reader.close();
});
