import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DemoMarket } from '../../demo/market';
import { DEFAULT_SWITCHES } from '../../demo/options';
import { getJson, getText, LISTS, listStocks, ordinaryLine, post, startSmallMarket, type ListAnswer } from './market-client';

let market: DemoMarket;
beforeAll(async () => {
  market = await startSmallMarket();
});
afterEach(() => market.setSwitches(DEFAULT_SWITCHES));
afterAll(() => market.close());

const LIST_PATH = '/_api/market-stock-filter/stocks';
const sortBy = { field: 'name', order: 'asc' };

describe('the demo market’s stock list', () => {
  it('pages through every line once', async () => {
    const all = await listStocks(market, ['se']);
    const ids: string[] = [];
    for (let offset = 0; offset < all.totalNumberOfOrderbooks; offset += 7) {
      const page = await listStocks(market, ['se'], { offset, limit: 7 });
      expect(page.pagination).toEqual({ offset, limit: 7 });
      expect(page.totalNumberOfOrderbooks).toBe(all.totalNumberOfOrderbooks);
      ids.push(...page.stocks.map((row) => row.orderbookId));
    }
    expect(ids).toEqual(all.stocks.map((row) => row.orderbookId));
    expect(new Set(ids).size).toBe(all.totalNumberOfOrderbooks);
  });

  it('understands the tree of market places', async () => {
    const count = async (place: string): Promise<number> => (await listStocks(market, [place])).totalNumberOfOrderbooks;
    const [large, mid, small, firstNorth] = (await Promise.all(LISTS.map(count))) as [number, number, number, number];
    expect(await count('se.xsto')).toBe(large + mid + small);
    expect(await count('se')).toBe(large + mid + small + firstNorth);
    expect(await count('fi')).toBe(0);
  });

  it('echoes filter, paging and order, with all four filter keys', async () => {
    const answer = await listStocks(market, [LISTS[0]], { limit: 1, sortBy: { field: 'numberOfOwners', order: 'desc' } });
    expect(answer['filter']).toEqual({ countryCodes: [], marketPlaceCodes: [], marketPlaces: [LISTS[0]], sectors: [] });
    expect(answer['sortBy']).toEqual({ field: 'numberOfOwners', order: 'desc' });
  });

  it('sorts by numbers and keeps lines without the number last', async () => {
    const { stocks } = await listStocks(market, ['se'], { sortBy: { field: 'directYield', order: 'desc' } });
    const yields = stocks.map((row) => row['directYield'] as number | undefined);
    const known = yields.filter((value) => value !== undefined);
    expect(known).toEqual([...known].sort((a, b) => b - a));
    expect(yields.slice(known.length).every((value) => value === undefined)).toBe(true);
  });

  it('tells neither ISIN nor list', async () => {
    const { stocks } = await listStocks(market, [LISTS[1]]);
    for (const row of stocks) expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['isin']));
    expect(JSON.stringify(stocks)).not.toMatch(/Mid Cap|SE0099/);
  });

  it('states changes as fractions or, by the switch, in percent', async () => {
    const id = await ordinaryLine(market);
    const change = async (): Promise<number> => Number((await listStocks(market, ['se'])).stocks.find((row) => row.orderbookId === id)!['oneYearChangePercent']);
    const fraction = await change();
    market.setSwitches({ listChangeUnit: 'percent' });
    expect(await change()).toBeCloseTo(fraction * 100, 1);
  });

  it.each([
    ['no limit', { filter: {}, offset: 0, sortBy }],
    ['no order', { filter: {}, offset: 0, limit: 20 }],
    ['a negative offset', { filter: {}, offset: -1, limit: 20, sortBy }],
    ['a limit of nought', { filter: {}, offset: 0, limit: 0, sortBy }],
    ['an unknown direction', { filter: {}, offset: 0, limit: 20, sortBy: { field: 'name', order: 'up' } }],
    ['no body', undefined],
  ])('refuses %s', async (_, body) => expect((await post(market, LIST_PATH, body)).status).toBe(400));

  it('has no trailing slash', async () => expect((await post(market, `${LIST_PATH}/`, { filter: {}, offset: 0, limit: 1, sortBy })).status).toBe(404));

  it('counts orderbooks in its filter options as text', async () => {
    const options = await getJson<{ marketPlaces: { value: string; numberOfOrderbooks: string }[] }>(market, `${LIST_PATH}/filter-options`);
    const total = (await listStocks(market, ['se'])).totalNumberOfOrderbooks;
    expect(options.marketPlaces[0]).toMatchObject({ value: 'se', numberOfOrderbooks: String(total) });
  });

  it('knows the sectors that strategies leave out', async () => {
    const tree = await getText(market, '/_api/market-stock-filter/sectors/all');
    for (const name of ['Traditionell Bankverksamhet', 'Försäkring', 'Sparande & Investering', 'Kapitalförvaltning', 'Konsumentkredit', 'Investmentbolag', 'Fastigheter', 'Kraftförsörjning']) {
      expect(tree).toContain(`"${name}"`);
    }
  });
});

describe('the demo market’s search', () => {
  interface Hit {
    readonly type: string;
    readonly orderBookId: string | null;
    readonly title: string;
    readonly flagCode: string | null;
  }
  const search = async (query: string, more: object = {}): Promise<readonly Hit[]> =>
    ((await (await post(market, '/_api/search/filtered-search', { query, ...more })).json()) as { hits: readonly Hit[] }).hits;
  const someRow = async (): Promise<ListAnswer['stocks'][number]> => (await listStocks(market, [LISTS[0]])).stocks[0]!;

  it('finds a line by name, ticker and ISIN', async () => {
    const row = await someRow();
    const { isin } = await getJson<{ isin: string }>(market, `/_api/market-guide/stock/${row.orderbookId}`);
    for (const query of [row.name, row.shortName, isin]) {
      const hits = await search(query, { searchFilter: { types: ['STOCK'] }, pagination: { from: 0, size: 10 } });
      expect(hits[0]).toMatchObject({ orderBookId: row.orderbookId, title: `${row.name} (${row.shortName})` });
    }
  });

  it('mixes in a foreign namesake and a page without an id', async () => {
    const hits = await search((await someRow()).shortName);
    expect(hits.some((hit) => hit.flagCode === 'US')).toBe(true);
    expect(hits.find((hit) => hit.type === 'PAGE')!.orderBookId).toBeNull();
  });

  it('leads from an ISIN to the orderbook', async () => {
    const row = await someRow();
    const { isin } = await getJson<{ isin: string }>(market, `/_api/market-guide/stock/${row.orderbookId}`);
    expect(await getJson(market, `/_api/market-guide/instrument/isin/${isin}`)).toMatchObject({ orderbookId: row.orderbookId, type: 'STOCK' });
    expect((await fetch(`${market.url}/_api/market-guide/instrument/isin/SE0099999999`)).status).toBe(404);
  });
});

describe('the demo market’s histories', () => {
  it('count owners weekly with the newest first and shorts with the oldest first', async () => {
    const id = await ordinaryLine(market);
    const { ownersPoints } = await getJson<{ ownersPoints: { timestamp: number }[] }>(market, `/_api/market-guide/number-of-owners/${id}`);
    expect(ownersPoints[0]!.timestamp).toBeGreaterThan(ownersPoints[1]!.timestamp);
    const { shortSellingHistory } = await getJson<{ shortSellingHistory: { timestamp: number }[] }>(market, `/_api/market-guide/short-selling/${id}`);
    expect(shortSellingHistory[0]!.timestamp).toBeLessThan(shortSellingHistory[1]!.timestamp);
    expect(shortSellingHistory.some(({ timestamp }) => new Date(timestamp + 7_200_000).getUTCDay() === 0)).toBe(false);
  });

  it('list past dividends newest first and events in no order', async () => {
    const { stocks } = await listStocks(market, ['se'], { sortBy: { field: 'directYield', order: 'desc' } });
    const details = await getJson<{ dividends: { pastEvents: { exDate: string }[] } }>(market, `/_api/market-guide/stock/${stocks[0]!.orderbookId}/details`);
    const dates = details.dividends.pastEvents.map((event) => event.exDate);
    expect(dates.length).toBeGreaterThan(2);
    expect(dates).toEqual([...dates].sort().reverse());
  });
});
