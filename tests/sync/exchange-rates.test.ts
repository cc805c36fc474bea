import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { MARKET_PLACES } from '@core/sync/plan';
import { parseIsoDate } from '@core/time/epoch-day';
import { createMarketReader } from '../../src/main/store/market/market-reader';
import { refuse, startSmallSource, type Interference, type SmallSource } from '../helpers/small-source';
import { openScene, startSyncBench } from '../helpers/sync-bench';
import { createSyncRunner } from '../helpers/sync-runner';

const DAY = parseIsoDate('2026-11-20');

function send(response: ServerResponse, body: unknown): true {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  return true;
}

/** A pair as the source may show it: a name, and closes without opens, highs, lows or volumes. */
const dollar =
  (name: string): Interference =>
  ({ url = '' }, response) => {
    if (url === '/_api/market-index/19000') return send(response, { orderbookId: '19000', name, type: 'TRADING_CURRENCY' });
    if (!url.startsWith('/_api/price-chart/stock/19000?')) return false;
    const at = (stamp: string, close: number) => ({ timestamp: Date.parse(stamp), close });
    const ohlc = url.includes('&to=2026-11-20') ? [at('2026-11-18T23:00:00Z', 9.4), at('2026-11-19T23:00:00Z', 9.5)] : [];
    return send(response, { ohlc, metadata: { resolution: { chartResolution: 'day' } } });
  };

/** One company on each list, worth a billion of a currency. */
async function startScene(currency: string) {
  const source = await startSmallSource();
  MARKET_PLACES.forEach((marketPlace, i) => {
    source.shares.set(String(101 + i), { ticker: `SHARE ${String(i)}`, marketPlace, bars: [{ stampMs: Date.parse('2026-11-19T23:00:00Z'), close: 10 }] });
  });
  source.editPage = (page) => void Object.assign(page, { keyIndicators: { marketCapital: { value: 1e9, currency } } });
  const scene = openScene();
  const runner = createSyncRunner({ ...scene, url: source.url, today: () => '2026-11-20' });
  return { source, ...runner, rates: () => createMarketReader(scene.writer).readMarket(DAY).sekPerUnit };
}

const asksOfPairs = ({ requests }: SmallSource) => requests.map(({ url }) => url).filter((url) => /\/(19000|18998)\b/.test(url));

describe('exchange rates', () => {
  it('are the closes of the pairs, for the currencies in which something is told, ten years the first time', async () => {
    const { source, sync, rates } = await startScene('USD');
    source.interfere = dollar('USD/SEK');
    const summary = await sync();
    expect(summary).toMatchObject({ status: 'ok', failures: [] });
    expect(summary).not.toHaveProperty('currenciesWithoutRate');
    expect(rates()).toEqual({ SEK: 1, USD: 9.5 });
    expect(asksOfPairs(source)).toEqual([
      '/_api/market-index/19000',
      '/_api/price-chart/stock/19000?from=2016-11-21&to=2021-11-20&resolution=day',
      '/_api/price-chart/stock/19000?from=2021-11-21&to=2026-11-20&resolution=day',
    ]);
    expect(await sync()).toMatchObject({ status: 'ok', unchanged: true });
    expect(asksOfPairs(source).slice(3)).toEqual(['/_api/price-chart/stock/19000?from=2026-11-06&to=2026-11-20&resolution=day']);
  });

  it('are not asked for where everything is in kronor', async () => {
    const { source, sync } = await startScene('SEK');
    expect(await sync()).not.toHaveProperty('currenciesWithoutRate');
    expect(asksOfPairs(source)).toEqual([]);
  });

  it.each([['USD', 2], ['NOK', 0]])('that the source does not know, or of which no pair is known, are told and are no failure: %s', async (currency, asked) => {
    const { source, sync, rates } = await startScene(currency);
    expect(await sync()).toMatchObject({ status: 'ok', failures: [], currenciesWithoutRate: [currency] });
    await sync();
    expect(asksOfPairs(source)).toHaveLength(asked);
    expect(rates()).toEqual({ SEK: 1 });
  });

  it('are not taken from a page of another name', async () => {
    const { source, sync, rates } = await startScene('USD');
    source.interfere = dollar('Guld');
    expect(await sync()).toMatchObject({ status: 'ok', failures: [], currenciesWithoutRate: ['USD'] });
    expect(rates()).toEqual({ SEK: 1 });
  });

  it('stay what they were when an answer fails, which makes the run a partial one', async () => {
    const { source, sync, rates } = await startScene('USD');
    source.interfere = dollar('USD/SEK');
    await sync();
    source.interfere = ({ url = '' }, response) => url.includes('/19000') && refuse(response, 400);
    const summary = await sync();
    expect(summary).toMatchObject({ status: 'partial', failures: [{ orderbookId: '19000', stage: 'rates' }] });
    expect(summary).not.toHaveProperty('currenciesWithoutRate');
    expect(rates().USD).toBe(9.5);
  });

  it('come from the demo market, too, and make operating cash flows in dollars and euros count', async () => {
    const { sync, writer } = await startSyncBench({ companies: 200 });
    expect(await sync()).not.toHaveProperty('currenciesWithoutRate');
    const { sekPerUnit, snapshots } = createMarketReader(writer).readMarket(DAY);
    expect(Object.keys(sekPerUnit).sort()).toEqual(['EUR', 'SEK', 'USD']);
    expect(new Set(snapshots.map((one) => one?.operatingCashFlow?.currency ?? 'SEK'))).toEqual(new Set(['SEK', 'USD', 'EUR']));
    expect(sekPerUnit.USD).toBeGreaterThan(8);
    expect(sekPerUnit.EUR).toBeGreaterThan(sekPerUnit.USD!);
  });
});
