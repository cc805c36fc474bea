import { latestCompleteSession } from '@core/calendar/stockholm-calendar';
import { toIsoDate } from '@core/time/epoch-day';
import { tradingDayOfStamp } from '@core/time/stockholm-time';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoMarket } from '../../demo/market';
import { startDemoMarket } from '../../demo/server';
import { dailyBars, getJson, getText, LISTS, listStocks, ordinaryLine, special, startSmallMarket } from './market-client';

let market: DemoMarket;

beforeEach(async () => {
  market = await startSmallMarket();
});
afterEach(() => market.close());

const statusOf = async (path: string): Promise<number> => (await fetch(market.url + path)).status;
const historyPath = (id: string, to: string): string => `/_api/price-chart/stock/${id}?from=2021-11-24&to=${to}&resolution=day`;

interface Page {
  readonly name: string;
  readonly listing: { readonly marketListName: string };
  readonly keyIndicators: { readonly marketCapital: { readonly value: number }; readonly earningsPerShare: { readonly value: number }; readonly priceEarningsRatio: number; readonly reportDate: string };
}
const page = (id: string): Promise<Page> => getJson<Page>(market, `/_api/market-guide/stock/${id}`);

describe('moving the demo market forward', () => {
  it('starts on the latest complete session of the clock it is given', async () => {
    const nowMs = Date.UTC(2026, 10, 22, 12);
    const other = await startDemoMarket({ nowMs, companies: 20, years: 3 });
    expect(other.today()).toBe(toIsoDate(latestCompleteSession(nowMs)));
    expect(other.today()).toBe('2026-11-20');
    await other.close();
  });

  it('skips weekends and holidays', () => {
    market.advance();
    expect(market.today()).toBe('2026-11-24');
    market.advance(21);
    expect(market.today()).toBe('2026-12-23');
    market.advance();
    expect(market.today()).toBe('2026-12-28');
  });

  it('keeps every older bar as it was and adds a new one', async () => {
    const id = await ordinaryLine(market);
    const before = await getText(market, historyPath(id, '2026-11-23'));
    market.advance();
    expect(await getText(market, historyPath(id, '2026-11-23'))).toBe(before);
    expect((await dailyBars(market, id, '2026-11-24', '2026-11-24')).ohlc).toHaveLength(1);
  });

  it('keeps them also when it goes years ahead, beyond the prices it had prepared', async () => {
    const id = await ordinaryLine(market);
    const before = await getText(market, historyPath(id, '2026-11-23'));
    market.advance(500);
    expect(await getText(market, historyPath(id, '2026-11-23'))).toBe(before);
    expect((await page(id)).keyIndicators.reportDate > '2028-01-01').toBe(true);
  });

  it('restates the whole history on the day of the scheduled split', async () => {
    const id = special(market, 'splits');
    market.advance(2);
    const before = (await dailyBars(market, id, '2022-01-03', '2026-11-25')).ohlc;
    const pageBefore = await page(id);
    market.advance();
    const after = (await dailyBars(market, id, '2022-01-03', '2026-11-25')).ohlc;
    expect(after).toHaveLength(before.length);
    after.forEach((bar, i) => {
      expect(bar.close).toBeCloseTo(before[i]!.close / 4, 5);
      expect(bar.totalVolumeTraded / before[i]!.totalVolumeTraded).toBeCloseTo(4, 2);
    });
    const today = (await dailyBars(market, id, '2026-11-26', '2026-11-26')).ohlc[0]!;
    expect(today.close / after.at(-1)!.close).toBeGreaterThan(0.7);
    const pageAfter = await page(id);
    expect(pageAfter.keyIndicators.earningsPerShare.value * 4).toBeCloseTo(pageBefore.keyIndicators.earningsPerShare.value, 2);
    expect(pageAfter.keyIndicators.marketCapital.value / pageBefore.keyIndicators.marketCapital.value).toBeGreaterThan(0.7);
    expect(pageAfter.keyIndicators.marketCapital.value / pageBefore.keyIndicators.marketCapital.value).toBeLessThan(1.4);
  });

  it('splits on demand, for all classes of the issuer, dividends included', async () => {
    const { companyId, orderbookId } = (await listStocks(market, [LISTS[0]])).stocks.find((row) => row.shortName.endsWith(' A') && Number(row['directYield']) > 0)!;
    const classes = (await listStocks(market, [LISTS[0]])).stocks.filter((row) => row.companyId === companyId && /[ABC]$/.test(row.shortName));
    const dividend = async (): Promise<number> => {
      const details = await getJson<{ dividends: { pastEvents: { amount: number }[] } }>(market, `/_api/market-guide/stock/${orderbookId}/details`);
      return details.dividends.pastEvents[0]!.amount;
    };
    const dividendBefore = await dividend();
    const before = await Promise.all(classes.map(async (row) => (await dailyBars(market, row.orderbookId, '2026-01-01', '2026-11-20')).ohlc));
    market.split(orderbookId, 5);
    const after = await Promise.all(classes.map(async (row) => (await dailyBars(market, row.orderbookId, '2026-01-01', '2026-11-20')).ohlc));
    expect(classes.length).toBeGreaterThan(1);
    after.forEach((bars, i) => bars.forEach((bar, j) => expect(bar.close).toBeCloseTo(before[i]![j]!.close / 5, 5)));
    expect(await dividend()).toBeCloseTo(dividendBefore / 5, 3);
  });

  it('restates the closes on the page together with those of the chart', async () => {
    const id = await ordinaryLine(market);
    market.split(id, 3);
    const { historicalClosingPrices } = await getJson<{ historicalClosingPrices: { oneDay: number; oneYear: number } }>(market, `/_api/market-guide/stock/${id}`);
    const closeOn = async (day: string): Promise<number> => (await dailyBars(market, id, day, day)).ohlc[0]!.close;
    expect(historicalClosingPrices.oneDay).toBe(await closeOn('2026-11-20'));
    expect(historicalClosingPrices.oneYear).toBe(await closeOn('2025-11-21'));
  });

  it('corrects a single close and nothing else', async () => {
    const id = await ordinaryLine(market);
    const before = (await dailyBars(market, id, '2026-11-02', '2026-11-23')).ohlc;
    const corrected = before[5]!.close * 1.02;
    market.correctBar(id, toIsoDate(tradingDayOfStamp(before[5]!.timestamp)!), corrected);
    const after = (await dailyBars(market, id, '2026-11-02', '2026-11-23')).ohlc;
    expect(after[5]!.close).toBe(corrected);
    expect(after[5]!.high).toBeGreaterThanOrEqual(corrected);
    expect(after.filter((_, i) => i !== 5)).toEqual(before.filter((_, i) => i !== 5));
  });

  it('takes the delisted line off the list and answers 404 for it', async () => {
    const id = special(market, 'delists');
    expect(await statusOf(`/_api/market-guide/stock/${id}`)).toBe(200);
    market.advance(5);
    for (const path of ['', '/details', '/analysis']) expect(await statusOf(`/_api/market-guide/stock/${id}${path}`)).toBe(404);
    expect((await listStocks(market, ['se'])).stocks.some((row) => row.orderbookId === id)).toBe(false);
    expect(await statusOf(historyPath(id, '2026-11-23'))).toBe(404);
    market.setSwitches({ delistedChart: 'last-known' });
    expect((await dailyBars(market, id, '2026-11-02', '2026-12-31')).ohlc.length).toBeGreaterThan(5);
  });

  it('lets a newcomer arrive, a company change its list and another its name', async () => {
    const [arriving, moving, renamed] = ['arrives', 'moves-list', 'is-renamed'].map((trait) => special(market, trait)) as [string, string, string];
    expect(await statusOf(`/_api/market-guide/stock/${arriving}`)).toBe(404);
    const nameBefore = (await page(renamed)).name;
    expect((await page(moving)).listing.marketListName).toBe('Mid Cap Stockholm');
    market.advance(6);
    expect(await statusOf(`/_api/market-guide/stock/${arriving}`)).toBe(200);
    expect((await page(moving)).listing.marketListName).toBe('Large Cap Stockholm');
    expect((await listStocks(market, [LISTS[0]])).stocks.some((row) => row.orderbookId === moving)).toBe(true);
    expect((await page(renamed)).name).not.toBe(nameBefore);
  });

  it('halts a share from tomorrow on', async () => {
    const id = await ordinaryLine(market);
    market.halt(id);
    market.advance(3);
    expect((await dailyBars(market, id, '2026-11-23', '2026-11-30')).ohlc).toHaveLength(1);
  });
});
