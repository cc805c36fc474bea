import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '@core/domain/market';
import type { StrategyResult } from '@core/domain/signal';
import { computeStrategies } from '@core/engine/compute';
import { GATE_THRESHOLDS } from '@core/engine/ranking/gates';
import { resolveParams } from '@core/engine/resolve-params';
import { STRATEGIES } from '@core/strategies/registry';
import { parseIsoDate } from '@core/time/epoch-day';
import { startDemoMarket } from '../../demo/server';
import { openWriter } from '../../src/main/store/file/database';
import { createMarketReader } from '../../src/main/store/market/market-reader';
import { createWatchWriter } from '../../src/main/store/records/watchlist';
import { createSyncRunner } from '../helpers/sync-runner';
import { quietHooks } from './market-builder';
import { naiveLists, type List } from './naive/lists';
import type { Value } from './naive/numbers';
import { dayOf } from './naive/share';
import { naiveStates, type StateRow } from './naive/states';

const TODAY = '2026-11-20';
const folder = mkdtempSync(join(tmpdir(), 'kursvakt-golden-'));
const writer = openWriter(join(folder, 'kursvakt.db'));

afterAll(() => {
  writer.close();
  rmSync(folder, { recursive: true, force: true });
});

function isClose(a: Value, b: Value): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** The demo market through the real client and the real store, computed by the engine and by the naive second hand. */
describe('on the demo market, each list is the one that its description says, worked out a second time', () => {
  let market: Market;
  let results: ReadonlyMap<string, StrategyResult>;
  let lists: Record<string, List>;
  let states: Record<string, readonly StateRow[]>;

  beforeAll(async () => {
    const demo = await startDemoMarket({ companies: 320, years: 3, today: TODAY });
    await createSyncRunner({ folder, writer, url: demo.url, today: () => TODAY, deadlineMs: 30_000 }).sync();
    await demo.close();
    const reading = createMarketReader(writer);
    const small = reading.readMarket(parseIsoDate(TODAY)).instruments.find(({ ticker }) => ticker.endsWith(' A'));
    createWatchWriter(writer).follow(small!.orderbookId);
    market = reading.readMarket(parseIsoDate(TODAY));
    const variants = STRATEGIES.map((strategy) => ({ strategy, params: resolveParams(strategy, {}), paramsHash: strategy.id }));
    results = new Map(computeStrategies(market, variants, quietHooks(GATE_THRESHOLDS)).map((result) => [result.strategyId, result]));
    const day = dayOf(market);
    lists = naiveLists(day);
    states = naiveStates(day);
  }, 120_000);

  const idsOf = (kind: string): string[] => STRATEGIES.filter((strategy) => strategy.kind === kind).map(({ id }) => id);

  it.each(idsOf('list'))('%s', (id) => {
    const { status, rows } = results.get(id)!;
    const expected = lists[id]!;
    expect(status).toBe(expected.status);
    expect(rows.map(({ orderbookId }) => orderbookId)).toEqual(expected.rows.map((row) => row.id));
    expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, place) => place + 1));
    expect(rows.filter(({ inTarget }) => inTarget).map(({ orderbookId }) => orderbookId)).toEqual(expected.rows.filter(({ weight }) => weight > 0).map((row) => row.id));
    const differing = rows.filter((row, place) => !isClose(row.score, expected.rows[place]!.score) || !isClose(row.targetWeight, expected.rows[place]!.weight));
    expect(differing).toEqual([]);
  });

  it.each(idsOf('state'))('%s', (id) => {
    const told = results.get(id)!.rows.map(({ orderbookId, status, state, event, stateSince, inTarget }) => {
      return { id: orderbookId, status, state, event, since: stateSince === null ? null : parseIsoDate(stateSince), inTarget };
    });
    expect(told).toEqual(states[id]!.map(({ score: _score, ...row }) => ({ ...row, inTarget: row.state === 'LONG' })));
    expect(results.get(id)!.rows.filter(({ score }, place) => !isClose(score, states[id]![place]!.score))).toEqual([]);
  });

  it('the market is large and untidy enough to tell a wrong rule from a right one', () => {
    const withRows = [...results.values()].filter(({ rows }) => rows.length > 0);
    expect(withRows.map(({ strategyId }) => strategyId)).toEqual(STRATEGIES.map(({ id }) => id));
    const rows = withRows.flatMap((result) => result.rows);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set([null, 'FLAT', 'LONG']));
    expect(rows.map(({ event }) => event)).toEqual(expect.arrayContaining(['ENTER', 'EXIT']));
    expect(rows.map(({ status }) => status)).toEqual(expect.arrayContaining(['OK', 'STALE', 'WARMUP']));
    const shutOut = new Set([...results.values()].flatMap(({ excluded }) => Object.keys(excluded)));
    expect([...shutOut]).toEqual(expect.arrayContaining(['marketCap', 'sector', 'shareClass', 'instrumentType', 'medianTurnover', 'minFScore', 'cheapest']));
  });
});
