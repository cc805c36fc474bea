import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '@core/time/epoch-day';
import { createInstrumentReader } from '../../src/main/store/market/instruments';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { refuse, startSmallSource, type SmallShare } from '../helpers/small-source';
import { openScene } from '../helpers/sync-bench';
import { createSyncRunner } from '../helpers/sync-runner';

/** Stockholm midnights, summer and winter, by hand: the source's stamps are the hour before in UTC. */
const BARS = [
  { stampMs: Date.parse('2026-10-22T22:00:00Z'), close: 100 },
  { stampMs: Date.parse('2026-10-25T23:00:00Z'), close: 101 },
  { stampMs: Date.parse('2026-11-18T23:00:00Z'), close: 102 },
  { stampMs: Date.parse('2026-11-19T23:00:00Z'), close: 103 },
];

function share(ticker: string, marketPlace: string): SmallShare {
  return { ticker, marketPlace, bars: BARS };
}

async function startScene() {
  const source = await startSmallSource();
  source.shares.set('101', share('ALFA', 'se.xsto.large cap stockholm'));
  source.shares.set('102', share('BETA B', 'se.xsto.mid cap stockholm'));
  source.shares.set('103', share('GAMMA', 'se.xsto.small cap stockholm'));
  source.shares.set('104', share('DELTA', 'se.fnse'));
  const scene = openScene();
  let today = '2026-11-20';
  const runner = createSyncRunner({ ...scene, url: source.url, today: () => today });
  const stored = (ticker: string) => createInstrumentReader(scene.writer).all().find((line) => line.ticker === ticker)!;
  const datesOf = (orderbookId: string) => [...createPriceReader(scene.writer).read(orderbookId, parseIsoDate('2030-01-01')).date];
  const marketCap = scene.writer.query<[string], { value: number | null }>('SELECT market_cap AS value FROM instrument WHERE orderbook_id = ?');
  const marketCapOf = (orderbookId: string) => marketCap.get(orderbookId)?.value;
  return { source, ...scene, ...runner, stored, marketCapOf, datesOf, moveTo: (day: string) => void (today = day) };
}

describe('a source that is not the demo market', () => {
  it('is read whole: four lists, two indices, bars dated by their Stockholm midnight', async () => {
    const { sync, stored, datesOf } = await startScene();
    expect(await sync()).toMatchObject({ status: 'ok', instruments: { total: 6, updated: 6 }, bars: { inserted: 24, rejected: 0 } });
    expect(datesOf('101')).toEqual(['2026-10-23', '2026-10-26', '2026-11-19', '2026-11-20'].map(parseIsoDate));
    expect(stored('ALFA')).toMatchObject({ list: 'Large Cap Stockholm', isin: 'SE0000000101', companyId: '9101', tradable: 'BUYABLE_AND_SELLABLE' });
    expect(stored('DELTA').list).toBe('First North Sweden');
  });

  it('may know an index under the address of indices only', async () => {
    const { source, sync, stored } = await startScene();
    source.indexAddress = /^\/_api\/market-index\/(19002|18988)$/;
    expect(await sync()).toMatchObject({ status: 'ok', failures: [] });
    expect(stored('INDEX 19002')).toMatchObject({ type: 'INDEX', name: 'INDEX 19002' });
  });

  it('leaves out the bar of a session that has not closed, and takes its final one afterwards', async () => {
    const { source, sync, datesOf, moveTo } = await startScene();
    // Already there on the evening before: the running session of a source with a fast clock.
    const early = { stampMs: Date.parse('2026-11-22T23:00:00Z'), close: 90 };
    for (const one of source.shares.values()) one.bars = [...BARS, early];
    await sync();
    expect(datesOf('102')).not.toContain(parseIsoDate('2026-11-23'));
    for (const one of source.shares.values()) one.bars = [...BARS, { ...early, close: 95 }];
    moveTo('2026-11-23');
    expect(await sync()).toMatchObject({ asOf: '2026-11-23', bars: { inserted: 6, corrected: 0 } });
    expect(datesOf('102').at(-1)).toBe(parseIsoDate('2026-11-23'));
  });

  it('may move a share to a list that is not followed: it leaves the universe and is asked about no more', async () => {
    const { source, sync, stored, moveTo } = await startScene();
    await sync();
    source.shares.get('104')!.marketPlace = null;
    source.shares.set('105', share('EPSILON', 'se.fnse'));
    moveTo('2026-11-23');
    expect(await sync()).toMatchObject({ status: 'ok', instruments: { delisted: 0 } });
    expect(stored('DELTA')).toMatchObject({ status: 'listed', marketPlace: null, list: null });
    const asked = source.requests.length;
    await sync();
    expect(source.requests.slice(asked).some(({ url }) => url.includes('/104'))).toBe(false);
    source.shares.get('104')!.marketPlace = 'se.xsto.small cap stockholm';
    await sync();
    expect(stored('DELTA')).toMatchObject({ status: 'listed', list: 'Small Cap Stockholm' });
  });

  it('delists a share only when it says that there is none, not when it says nothing', async () => {
    const { source, sync, stored, moveTo } = await startScene();
    source.shares.set('105', share('EPSILON', 'se.fnse'));
    await sync();
    source.shares.get('105')!.marketPlace = null;
    moveTo('2026-11-23');
    source.interfere = (request, response) => {
      if (request.url !== '/_api/market-guide/stock/105') return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end();
      return true;
    };
    expect((await sync()).instruments.delisted).toBe(0);
    expect(stored('EPSILON').status).toBe('listed');
    source.interfere = () => false;
    source.shares.get('105')!.isGone = true;
    expect((await sync()).instruments.delisted).toBe(1);
    expect(stored('EPSILON')).toMatchObject({ status: 'delisted', lastBar: parseIsoDate('2026-11-20') });
  });

  it('that renames the market value of every share is found out, and yesterday’s figures go on counting', async () => {
    const { source, sync, stored, moveTo, marketCapOf } = await startScene();
    for (let i = 0; i < 20; i += 1) source.shares.set(String(200 + i), share(`T${String(i)}`, 'se.fnse'));
    source.editPage = (page) => (page.sectors = [{ sectorId: '1', sectorName: 'Fastigheter' }]);
    await sync();
    moveTo('2026-11-23');
    source.editPage = (page) => {
      page.keyIndicators = { numberOfOwners: 1, marketCap: { value: 5e9, currency: 'SEK' } };
      delete page.sectors;
    };
    const broken = await sync();
    expect(broken).toMatchObject({ status: 'partial', failures: [{ orderbookId: null, stage: 'page', kind: 'contract' }] });
    expect(broken.failures[0]!.message).toContain('keyIndicators.marketCapital');
    expect(marketCapOf('200')).toBe(5e9);
    expect(stored('T0').sectors).toEqual(['Fastigheter']);
    source.editPage = (page) => (page.keyIndicators = { numberOfOwners: 1, marketCapital: { value: 6e9, currency: 'SEK' } });
    expect(await sync()).toMatchObject({ status: 'ok' });
    expect(marketCapOf('200')).toBe(6e9);
  });

  it('that suddenly has no prices for a share it knew fails that share and keeps its bars', async () => {
    const { source, sync, datesOf, moveTo } = await startScene();
    await sync();
    source.shares.get('103')!.bars = [];
    source.shares.get('104')!.bars = BARS.map((bar) => ({ ...bar, stampMs: bar.stampMs + 7_200_000 }));
    moveTo('2026-11-23');
    const summary = await sync();
    expect(summary).toMatchObject({ status: 'partial', instruments: { failed: 2 } });
    expect(Object.fromEntries(summary.failures.map(({ orderbookId, kind }) => [orderbookId, kind]))).toEqual({ 103: 'no-data', 104: 'quality' });
    for (const id of ['103', '104']) expect(datesOf(id)).toHaveLength(BARS.length);
  });

  it('that refuses everyone with 403 is asked once and never again', async () => {
    const { source, sync } = await startScene();
    source.interfere = (_, response) => refuse(response, 403);
    await expect(sync()).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect(source.requests).toHaveLength(1);
  });
});
