import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoMarket } from '../../demo/server';
import type { DemoMarket } from '../../demo/market';
import { parseIsoDate, toIsoDate, type IsoDate } from '../../src/core/time/epoch-day';
import { createReadModel } from '../../src/main/handlers/read-model';
import type { Reader, SqlValue, Writer } from '../../src/main/store/file/connection';
import { openReader } from '../../src/main/store/file/database';
import { createRunReader } from '../../src/main/store/records/runs';
import { openScene, startSyncBench, startSyncedBench } from '../helpers/sync-bench';
import { createSyncRunner } from '../helpers/sync-runner';

/** Everything published but who wrote it and when. */
function published(reader: Reader): string {
  const signals = reader.query<[], object>('SELECT * FROM strategy_signal ORDER BY strategy_id, params_hash, as_of, orderbook_id').all();
  const headers = reader
    .query<[], object>(
      `SELECT strategy_id, params_hash, as_of, engine_version, revision, status, universe, eligible, gate, excluded, in_target,
         input_hash, calendar_version, params, current_share, previous_as_of, content_hash
       FROM strategy_run ORDER BY strategy_id, params_hash, as_of`,
    )
    .all();
  expect(signals.length).toBeGreaterThan(100);
  return JSON.stringify([headers, signals], null, 1);
}

async function syncTwoDays(market: DemoMarket): Promise<Writer> {
  const scene = openScene();
  const { sync } = createSyncRunner({ ...scene, url: market.url, today: () => market.today() });
  await sync();
  market.advance(1);
  await sync();
  return scene.writer;
}

it('promise 2: the same bars give the same rows byte for byte, in whatever order the answers came', { timeout: 120_000 }, async () => {
  const options = { companies: 60, years: 2, today: '2026-11-20' };
  const quick = await startDemoMarket(options);
  // Delays differ from answer to answer, so that the shares are stored in another order.
  const uneven = await startDemoMarket({ ...options, latencyMs: 4 });
  const [first, second] = [await syncTwoDays(quick), await syncTwoDays(uneven)];
  const order = (reader: Reader): unknown => reader.query('SELECT orderbook_id FROM instrument ORDER BY number').all();
  expect(order(second)).not.toEqual(order(first));
  expect(published(second)).toBe(published(first));
  await quick.close();
  await uneven.close();
});

it('promise 1: an answer of several queries is of one state, even when a run publishes between two of them', { timeout: 120_000 }, async () => {
  const { writer, folder } = await startSyncedBench({ companies: 60 });
  const reader = openReader(join(folder, 'kursvakt.db'));
  let meanwhile: (() => void) | null = null;
  const interrupted: Reader = {
    ...reader,
    query<Params extends readonly SqlValue[], Row>(sql: string) {
      const query = reader.query<Params, Row>(sql);
      return {
        ...query,
        get: (...params: Params) => {
          const row = query.get(...params);
          meanwhile?.();
          meanwhile = null;
          return row;
        },
      };
    },
  };
  const model = createReadModel(interrupted, Date.now);
  const before = model.signals('golden_cross', { all: true });
  const publish = writer.command<[]>("UPDATE strategy_signal SET score = 0.5 WHERE strategy_id = 'golden_cross'");
  let published = 0;
  meanwhile = () => {
    published = writer.atomically(() => publish.run()).changes;
  };
  expect(model.signals('golden_cross', { all: true })).toEqual(before);
  expect(published).toBeGreaterThan(0);
  const after = model.signals('golden_cross', { all: true });
  expect(new Set(after.rows.map((row) => row.score))).toEqual(new Set([0.5]));
  reader.close();
});

it('promise 3: a clock that was set back changes no record of a past day', { timeout: 120_000 }, async () => {
  const market = await startDemoMarket({ companies: 60, years: 1, today: '2026-11-20' });
  const scene = openScene();
  let today: IsoDate = market.today();
  const { sync } = createSyncRunner({ ...scene, url: market.url, today: () => today });
  await sync();
  market.advance(1);
  today = market.today();
  await sync();
  const record = (): unknown => [published(scene.writer), scene.writer.query('SELECT * FROM fundamental_snapshot ORDER BY orderbook_id, as_of').all()];
  const before = record();
  today = toIsoDate(parseIsoDate('2026-11-20'));
  await expect(sync()).rejects.toMatchObject({ failure: { kind: 'clock', message: expect.stringContaining('2026-11-23') } });
  expect(record()).toEqual(before);
  const refused = createRunReader(scene.writer).newest(3).find((run) => run.status === 'failed');
  expect(refused).toMatchObject({ summary: { requests: { count: 0 } } });
  await market.close();
});

it('promise 3: a folder of one market takes nothing from another', { timeout: 120_000 }, async () => {
  const { sync, writer, market } = await startSyncBench({ companies: 60, years: 1 });
  // A first sync that got nothing binds nobody.
  market.setFault('dead');
  await expect(sync({ source: 'avanza' })).rejects.toThrow();
  market.setFault(null);
  await sync();
  const record = (): unknown => [published(writer), writer.query('SELECT * FROM instrument ORDER BY orderbook_id').all()];
  const before = record();
  await expect(sync({ source: 'avanza' })).rejects.toMatchObject({ failure: { kind: 'other-source', message: expect.stringContaining('a market on this computer') } });
  expect(record()).toEqual(before);
  expect(createRunReader(writer).newest(1)[0]).toMatchObject({ status: 'failed', summary: { requests: { count: 0 } } });
  await expect(sync()).resolves.toMatchObject({ status: 'ok' });
});
