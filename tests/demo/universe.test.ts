import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoMarket } from '../../demo/market';
import { startDemoMarket } from '../../demo/server';
import { isinCheckDigit } from '../../demo/world/isin';
import { getJson, getText, LISTS, listStocks, special, startSmallMarket, type ListRow } from './market-client';

interface Page {
  readonly orderbookId: string;
  readonly isin: string;
  readonly name: string;
  readonly sectors: readonly { readonly sectorName: string }[];
  readonly listing: { readonly marketListName: string; readonly currency: string; readonly tickerSymbol: string };
  readonly keyIndicators: Readonly<Record<string, unknown>> & { readonly marketCapital?: { readonly value: number } };
  readonly quote: { readonly last?: number };
}
interface Point {
  readonly date?: string;
  readonly financialYear: number;
  readonly reportType: string;
  readonly value?: number;
}
type Analysis = Readonly<Record<string, Readonly<Record<string, readonly Point[]>>>>;

let market: DemoMarket;
const rows: ListRow[] = [];
const pages = new Map<string, Page>();
const analyses = new Map<string, Analysis>();

beforeAll(async () => {
  market = await startDemoMarket({ today: '2026-11-23' });
  for (const list of LISTS) rows.push(...(await listStocks(market, [list])).stocks);
  for (const { orderbookId } of rows) {
    pages.set(orderbookId, await getJson<Page>(market, `/_api/market-guide/stock/${orderbookId}`));
    analyses.set(orderbookId, await getJson<Analysis>(market, `/_api/market-guide/stock/${orderbookId}/analysis`));
  }
}, 60_000);
afterAll(() => market.close());

const capOf = (page: Page): number => page.keyIndicators.marketCapital?.value ?? Number.NaN;
const companies = (): Page[] => [...new Map(rows.map((row) => [row.companyId, pages.get(row.orderbookId)!])).values()];
const usable = (points: readonly Point[] | undefined): readonly Point[] => (points ?? []).filter((point) => point.value !== undefined);

describe('the demo market’s universe', () => {
  it('has the real lists’ sizes', async () => {
    const sizes = await Promise.all(LISTS.map(async (list) => (await listStocks(market, [list])).totalNumberOfOrderbooks));
    expect(sizes).toEqual([163, 141, 107, 330]);
  });

  it('has unique ids, tickers and ISINs with valid check digits', () => {
    const all = [...pages.values()];
    expect(new Set(all.map((page) => page.orderbookId)).size).toBe(741);
    expect(new Set(all.map((page) => page.listing.tickerSymbol)).size).toBe(741);
    expect(new Set(all.map((page) => page.isin)).size).toBe(741);
    for (const { isin } of all) {
      expect(isin).toMatch(/^SE\d{10}$/);
      expect(isinCheckDigit(isin.slice(0, 11))).toBe(Number(isin[11]));
    }
    expect(isinCheckDigit('SE000011544')).toBe(6);
  });

  it('has companies on both sides of the size floor', () => {
    const caps = companies().map(capOf);
    expect(caps.filter((cap) => cap >= 2e9).length).toBeGreaterThanOrEqual(250);
    expect(caps.filter((cap) => cap < 2e9).length).toBeGreaterThanOrEqual(200);
  });

  it('leaves at least 200 companies above the floor without the financial ones', () => {
    const financial = new Set(['Traditionell Bankverksamhet', 'Försäkring', 'Sparande & Investering', 'Kapitalförvaltning', 'Konsumentkredit', 'Investmentbolag']);
    const left = companies().filter((page) => capOf(page) >= 2e9 && page.sectors.every((sector) => !financial.has(sector.sectorName)));
    expect(left.length).toBeGreaterThanOrEqual(200);
  });

  it('has fundamentals for nearly all lines, and yearly series for most of those', () => {
    const known = rows.filter((row) => pages.get(row.orderbookId)!.keyIndicators.marketCapital !== undefined);
    expect(known.length / rows.length).toBeGreaterThanOrEqual(0.95);
    const long = known.filter((row) => usable(analyses.get(row.orderbookId)!['companyFinancialsByYear']?.['netProfit']).length >= 3);
    expect(long.length / known.length).toBeGreaterThanOrEqual(0.85);
  });

  it('has losses, dividends and gaps', () => {
    const indicators = companies().map((page) => page.keyIndicators);
    expect(indicators.filter((each) => Number(each['priceEarningsRatio']) < 0).length).toBeGreaterThan(30);
    expect(indicators.filter((each) => Number(each['directYield']) > 0).length).toBeGreaterThanOrEqual(60);
    expect(indicators.filter((each) => Number(each['totalDirectYield']) > Number(each['ordinaryDirectYield'])).length).toBeGreaterThan(5);
    expect(indicators.filter((each) => each['marketCapital'] !== undefined && each['priceEarningsRatio'] === undefined).length).toBeGreaterThan(3);
  });

  it('has a usual company valued as companies usually are', () => {
    const median = (key: string): number => {
      const values = companies().filter((page) => capOf(page) >= 2e9).map((page) => page.keyIndicators[key]).filter((value) => typeof value === 'number');
      return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    };
    expect(median('priceEarningsRatio')).toBeGreaterThan(10);
    expect(median('priceEarningsRatio')).toBeLessThan(30);
    expect(median('returnOnEquity')).toBeGreaterThan(0.05);
    expect(median('directYield')).toBeGreaterThan(0.01);
    expect(median('directYield')).toBeLessThan(0.06);
  });

  it('states ratios that follow from price and figures', () => {
    const money = (page: Page, key: string): number => (page.keyIndicators[key] as { value: number }).value;
    const main = [...pages.values()].filter((page) => !/ (A|C|D|PREF)$/.test(page.listing.tickerSymbol) && page.listing.currency === 'SEK');
    let compared = 0;
    for (const page of main) {
      const { priceEarningsRatio, earningsPerShare } = page.keyIndicators as { priceEarningsRatio?: number; earningsPerShare?: { value: number; currency: string } };
      // A rounded figure near nought says nothing about a quotient.
      if (priceEarningsRatio === undefined || earningsPerShare?.currency !== 'SEK' || Math.abs(earningsPerShare.value) < 0.2) continue;
      expect(page.quote.last! / money(page, 'earningsPerShare') / priceEarningsRatio).toBeCloseTo(1, 2);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('tells the same fundamentals for all classes of a company, but not the same owners', () => {
    const companyIds = [...new Set(rows.map((row) => row.companyId))];
    const several = companyIds.map((id) => rows.filter((row) => row.companyId === id)).filter((lines) => lines.length > 1);
    expect(several.length).toBeGreaterThan(20);
    for (const lines of several) {
      const [first, ...others] = lines.map((row) => pages.get(row.orderbookId)!);
      for (const other of others) {
        for (const key of ['marketCapital', 'priceEarningsRatio', 'returnOnEquity', 'operatingCashFlow', 'shortSellingRatio', 'reportDate', 'nextReport']) {
          expect(other.keyIndicators[key]).toEqual(first!.keyIndicators[key]);
        }
        expect(other.isin).not.toBe(first!.isin);
      }
      const figures = lines.map((row) => JSON.stringify(analyses.get(row.orderbookId)!['companyFinancialsByYear']));
      expect(new Set(figures).size).toBe(1);
    }
  });

  it('values a company as the sum of price times shares over its classes', async () => {
    const [a, b] = market.state().specials['splits']!;
    let sum = 0;
    for (const id of [a!, b!]) {
      const details = await getJson<{ stock: { numberOfShares: number } }>(market, `/_api/market-guide/stock/${id}/details`);
      sum += details.stock.numberOfShares * pages.get(id)!.quote.last!;
    }
    expect(capOf(pages.get(a!)!) / sum).toBeCloseTo(1, 6);
  });

  it('marks preference shares and depository receipts', async () => {
    const stockOf = async (trait: string): Promise<object> =>
      (await getJson<{ stock: object }>(market, `/_api/market-guide/stock/${special(market, trait)}/details`)).stock;
    expect(await stockOf('preferred')).toMatchObject({ preferred: true, depositoryReceipt: false });
    expect(await stockOf('receipt')).toMatchObject({ preferred: false, depositoryReceipt: true });
  });

  it('has yearly points without a date in the old years and without a value in the coming one', () => {
    const points = analyses.get(special(market, 'splits'))!['companyFinancialsByYear']!['sales']!;
    expect(points).toHaveLength(11);
    expect(points.map((point) => point.financialYear)).toEqual([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(points.slice(0, 3).every((point) => point.date === undefined)).toBe(true);
    expect(points.at(-1)!.value).toBeUndefined();
    expect(Object.keys(analyses.get(special(market, 'splits'))!)).toHaveLength(17);
  });

  it('reports no sales for investment companies: a value, not a gap', () => {
    const sales = usable(analyses.get(special(market, 'investment-company'))!['companyFinancialsByYear']!['sales']);
    expect(sales.length).toBeGreaterThan(5);
    expect(sales.every((point) => point.value === 0)).toBe(true);
  });

  it('carries one hostile name, unescaped, as a broker’s data might', () => {
    expect(pages.get(special(market, 'hostile-name'))!.name).toBe('<img src=x onerror=alert(1)> AB');
  });

  it('never sends null for what is unknown on a page', async () => {
    for (const { orderbookId } of rows.filter((_, i) => i % 40 === 0)) {
      expect(await getText(market, `/_api/market-guide/stock/${orderbookId}`)).not.toContain('null');
    }
  });
});

describe('the demo market’s determinism', () => {
  it('gives the same bytes for the same seed and others for another', async () => {
    const [one, two, other] = await Promise.all([startSmallMarket(), startSmallMarket(), startSmallMarket({ seed: 7 })]);
    const id = special(one, 'share-classes');
    for (const path of [`/_api/market-guide/stock/${id}`, `/_api/market-guide/stock/${id}/details`, `/_api/market-guide/stock/${id}/analysis`, `/_api/price-chart/stock/${id}?timePeriod=five_years&resolution=day`]) {
      const bytes = await getText(one, path);
      expect(await getText(two, path)).toBe(bytes);
      expect(await getText(other, path)).not.toBe(bytes);
    }
    await Promise.all([one, two, other].map((each) => each.close()));
  });

  it('gives a line the same bars whatever the size and the first day of the market', async () => {
    const small = await startSmallMarket({ today: '2026-06-15', companies: 25 });
    const path = `/_api/price-chart/stock/${special(market, 'share-classes')}?from=2023-01-01&to=2026-06-15&resolution=day`;
    expect(await getText(small, path)).toBe(await getText(market, path));
    await small.close();
  });
});
