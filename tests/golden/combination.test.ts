import { describe, expect, it } from 'vitest';
import { buildMarket, filtersOf, runStrategy, tickersOf, type Line } from './market-builder';

/*
 * Four lists of one place each. Nobody has yearly reports, so the momentum list holds nobody.
 *
 * ticker  cm    yield  returns on capital  multiples     value list   dividend list  quality list
 * HIGH    0.40  0.05   all known           all known     1st: held    1st: held      1st: held
 * LOW     0.10  0.05   all known           all known     2nd          2nd            2nd
 * BARE    0.20  none   none                all known     2nd → LOW 3rd               knownCount fails
 * TINY    below the limit on the market value everywhere
 */
const multiples = { priceEarningsRatio: 10, priceBookRatio: 2, priceSalesRatio: 1, evEbitRatio: 8 };
const returns = { returnOnEquity: 0.2, returnOnTotalAssets: 0.1, returnOnCapitalEmployed: 0.15 };
const lines: Line[] = [
  { id: '1', ticker: 'HIGH', steps: [100, 100, 100, 140], figures: { ...multiples, ...returns, totalDirectYield: 0.05 } },
  { id: '2', ticker: 'LOW', steps: [100, 100, 100, 110], figures: { ...multiples, ...returns, totalDirectYield: 0.05 } },
  { id: '3', ticker: 'BARE', steps: [100, 100, 100, 120], figures: multiples },
  { id: '4', ticker: 'TINY', steps: [100, 100, 100, 190], figures: multiples, cap: 1e9 },
];
const market = buildMarket(lines);
const result = runStrategy(market, 'svenska_portfoljen', { n: 1 });

describe('the four-list portfolio on a hand-made market', () => {
  it('holds what its lists hold, and says what each of them gives', () => {
    expect(tickersOf(market, result.rows)).toEqual(['HIGH']);
    expect(result.rows[0]).toMatchObject({ score: 0.75, targetWeight: 0.75 });
    expect(result.rows[0]!.components.trendande_varde).toEqual({ value: 0.25, rank: 1, of: 3, contribution: 0.25, asOf: '2026-08-31' });
  });

  it('says of each list which test a name failed there, or how far down it stands', () => {
    const held = { name: 'heldByLists', passed: false, value: 0, limit: 1, margin: -1 };
    const missing = (name: string) => ({ name, passed: false, value: null, limit: null, margin: null });
    const below = (list: string, rank: number) => ({ name: `${list}:rank`, passed: false, value: rank, limit: 1, margin: 1 - rank });
    expect(filtersOf(market, result, 'BARE')).toEqual([
      missing('sammansatt_momentum:fScaled'),
      below('trendande_varde', 2),
      { name: 'trendande_utdelning:yield', passed: false, value: 0, limit: 0, margin: 0 },
      { name: 'trendande_kvalitet:returnsOnCapital', passed: false, value: 0, limit: 3, margin: -3 },
      held,
    ]);
    expect(filtersOf(market, result, 'LOW')).toEqual([
      missing('sammansatt_momentum:fScaled'), below('trendande_varde', 3), below('trendande_utdelning', 2), below('trendande_kvalitet', 2), held,
    ]);
    expect(filtersOf(market, result, 'HIGH').map(({ name, passed }) => [name, passed])).toEqual([
      ['sammansatt_momentum:fScaled', false],
      ['trendande_varde:rank', true],
      ['trendande_utdelning:rank', true],
      ['trendande_kvalitet:rank', true],
      ['heldByLists', true],
    ]);
  });

  it('names a test that all lists share once, as every list does', () => {
    expect(filtersOf(market, result, 'TINY').at(-1)).toEqual({ name: 'marketCap', passed: false, value: 1e9, limit: 2e9, margin: -1e9 });
    expect(result.excluded).toEqual({ heldByLists: 2, marketCap: 1 });
  });
});
