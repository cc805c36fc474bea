import { startDemoMarket } from '../../demo/server';
import type { DemoMarket } from '../../demo/market';
import type { DemoMarketOptions } from '../../demo/options';

export const LISTS = ['se.xsto.large cap stockholm', 'se.xsto.mid cap stockholm', 'se.xsto.small cap stockholm', 'se.fnse'] as const;

export interface OhlcBar {
  readonly timestamp: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly totalVolumeTraded: number;
}

export interface Chart {
  readonly ohlc: readonly OhlcBar[];
  readonly metadata: { readonly resolution: { readonly chartResolution: string; readonly availableResolutions: readonly string[] } };
  readonly from: string;
  readonly to: string;
  readonly previousClosingPrice: number | null;
}

export interface ListRow {
  readonly orderbookId: string;
  readonly companyId: string;
  readonly name: string;
  readonly shortName: string;
  readonly [metric: string]: unknown;
}

export interface ListAnswer {
  readonly stocks: readonly ListRow[];
  readonly totalNumberOfOrderbooks: number;
  readonly pagination: { readonly offset: number; readonly limit: number };
  readonly [key: string]: unknown;
}

/** A small market on a fixed day; the tests that need all 741 lines say so. */
export function startSmallMarket(options: DemoMarketOptions = {}): Promise<DemoMarket> {
  return startDemoMarket({ today: '2026-11-23', companies: 40, years: 6, ...options });
}

export async function getText(market: DemoMarket, path: string): Promise<string> {
  return (await fetch(market.url + path)).text();
}

export async function getJson<Answer = Record<string, never>>(market: DemoMarket, path: string): Promise<Answer> {
  const response = await fetch(market.url + path);
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Answer;
}

export function post(market: DemoMarket, path: string, body: unknown): Promise<Response> {
  return fetch(market.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

export async function listStocks(market: DemoMarket, marketPlaces: readonly string[], more: object = {}): Promise<ListAnswer> {
  const body = { filter: { marketPlaces, sectors: [] }, offset: 0, limit: 5000, sortBy: { field: 'name', order: 'asc' }, ...more };
  const response = await post(market, '/_api/market-stock-filter/stocks', body);
  return (await response.json()) as ListAnswer;
}

export function chart(market: DemoMarket, id: string, query: string): Promise<Chart> {
  return getJson<Chart>(market, `/_api/price-chart/stock/${id}?${query}`);
}

export function dailyBars(market: DemoMarket, id: string, from: string, to: string): Promise<Chart> {
  return chart(market, id, `from=${from}&to=${to}&resolution=day`);
}

/** The first orderbook id with a special trait. */
export function special(market: DemoMarket, trait: string): string {
  const id = market.state().specials[trait]?.[0];
  if (id === undefined) throw new Error(`The market has no line with the trait ${trait}`);
  return id;
}

/** The first ordinary, daily traded Mid Cap line. */
export async function ordinaryLine(market: DemoMarket): Promise<string> {
  const specials = new Set(Object.values(market.state().specials).flat());
  const { stocks } = await listStocks(market, [LISTS[1]]);
  return stocks.find((row) => !specials.has(row.orderbookId))!.orderbookId;
}
