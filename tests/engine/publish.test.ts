import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import type { EngineStart } from '@shared/engine/protocol';
import type { EngineThread } from '../../src/main/engine/thread';
import { createEngineWorkerFactory } from '../../src/main/engine/worker-factory';
import { openReader } from '../../src/main/store/database';
import { builtMainFolder } from '../helpers/built-app';
import { startEngineBench, startMarket, syncJob } from './engine-bench';

let createWorker: (start: EngineStart) => EngineThread;
beforeAll(async () => {
  createWorker = createEngineWorkerFactory(await builtMainFolder());
});

interface Look {
  readonly day: string;
  readonly headers: number;
  readonly rows: number;
}

it('promise 1: who reads while the engine publishes sees all strategies of the old day or all of the new one', { timeout: 120_000 }, async () => {
  const bench = startEngineBench({ createThread: createWorker, market: await startMarket({ companies: 120, years: 2 }) });
  await bench.engine.run(syncJob('run-1'));
  const reader = openReader(join(bench.home, 'kursvakt.db'));
  const look = reader.query<[], Look>(
    `SELECT newest.as_of AS day,
       (SELECT count(*) FROM strategy_run WHERE as_of = newest.as_of) AS headers,
       (SELECT count(*) FROM strategy_signal WHERE as_of = newest.as_of) AS rows
     FROM (SELECT max(as_of) AS as_of FROM strategy_run) AS newest`,
  );
  // A later day is computed from the same bars: no network in between, the reader meets the publication.
  const later = { kind: 'compute', runId: 'run-2', trigger: 'manual', asOf: '2026-11-23' } as const;
  const seen = new Set<string>();
  let looks = 0;
  const computing = bench.engine.run(later);
  do {
    seen.add(JSON.stringify(look.get()));
    looks += 1;
    await wait(0);
  } while (bench.engine.state() === 'working' || looks < 20);
  expect(await computing).toMatchObject({ status: 'ok', strategies: { computed: 20 } });
  seen.add(JSON.stringify(look.get()));
  const days = [...seen].map((text) => JSON.parse(text) as Look);
  expect(days.map(({ day, headers }) => ({ day, headers }))).toEqual([
    { day: '2026-11-20', headers: 20 },
    { day: '2026-11-23', headers: 20 },
  ]);
  reader.close();
});
