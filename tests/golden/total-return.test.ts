import { describe, expect, it } from 'vitest';
import type { SignalRow } from '@core/domain/signal';
import { advanceModelPortfolio } from '@core/engine/model-portfolio';
import { resolveParams } from '@core/engine/resolve-params';
import { totalReturn } from '@core/indicators/total-return';
import { createCatalogue } from '@core/strategies/catalogue';
import { STRATEGIES } from '@core/strategies/registry';
import type { ListStrategy } from '@core/strategies/strategy';
import { parseIsoDate, subMonths } from '@core/time/epoch-day';
import { generatedLine } from './generated-line';
import { AS_OF, barsOf, buildMarket, filtersOf, runStrategy, tickersOf, type Line, type MarketOptions } from './market-builder';

const paid = (date: string, amount: number, currency = 'SEK') => ({ exDate: parseIsoDate(date), amount, currency });

/*
 * Steps hold to the anchors of twelve, six and three months before 2026-08-31; a dividend while the price stands at
 * 100 multiplies the index by (100 + D) / 100.
 *
 * PAYER   100 100 100 120   10 in April: twelve and six months ago nothing was bought back yet
 *         ret12 = 1.2 · 1.1 − 1 = 0.32, ret6 = 0.32, ret3 = 0.20, cm = 0.28
 * GROWER  100 100 100 126   0.26 three times, cm = 0.26: ahead by price (PAYER: 0.20), behind by total return
 */
const lines: Line[] = [
  { id: '1', ticker: 'PAYER', steps: [100, 100, 100, 120], dividends: [paid('2026-04-15', 10)] },
  { id: '2', ticker: 'GROWER', steps: [100, 100, 100, 126] },
];

describe('returns with dividends', () => {
  const market = buildMarket(lines);
  const ranked = (id: string, params: object) => runStrategy(market, id, { ...params }).rows;

  it('change places where a dividend makes up for the price', () => {
    const off = { n: 1, fScoreMode: 'off' };
    expect(tickersOf(market, ranked('sammansatt_momentum', off))).toEqual(['GROWER', 'PAYER']);
    const rows = ranked('sammansatt_momentum', { ...off, returnType: 'total' });
    expect(tickersOf(market, rows)).toEqual(['PAYER', 'GROWER']);
    expect(rows[0]!.score).toBeCloseTo(0.28, 12);
    expect(['ret3', 'ret6', 'ret12'].map((name) => rows[0]!.components[name]!.value)).toEqual([0.2, 0.32, 0.32].map((value) => expect.closeTo(value, 12)));
    expect(ranked('dual_momentum', { n: 1, returnType: 'total' })[0]!.score).toBeCloseTo(0.32, 12);
  });

  it('part no two shares by rounding: equal returns tie, and the larger company comes first', () => {
    // Both end the month where they began it, over other prices on the way; the smaller one is the first in instrument order.
    const monthAgo = subMonths(AS_OF, 1);
    const level = (base: number) => barsOf((day, index) => (day === monthAgo || day === AS_OF ? base : base + ((index * 7919) % 13) / 10));
    const equal = buildMarket([{ id: '1', ticker: 'SMALL', cap: 3e9, bars: level(97.3) }, { id: '2', ticker: 'LARGE', cap: 9e9, bars: level(41.9) }]);
    const rows = runStrategy(equal, 'dual_momentum', { months: 1, returnType: 'total' }).rows;
    expect(rows.map(({ score }) => score)).toEqual([0, 0]);
    expect(tickersOf(equal, rows)).toEqual(['LARGE', 'SMALL']);
  });

  it('say when a dividend in another currency had to be left out, and only where dividends count', () => {
    const foreign = buildMarket([{ ...lines[0]!, dividends: [paid('2026-04-15', 1, 'EUR')] }, lines[1]!]);
    const rows = runStrategy(foreign, 'dual_momentum', { n: 2, returnType: 'total' }).rows;
    expect(rows.map(({ flags, score }) => [flags, score!.toFixed(2)])).toEqual([[[], '0.26'], [['DIVIDEND_IGNORED'], '0.20']]);
    expect(runStrategy(foreign, 'dual_momentum', { n: 2 }).rows[1]!.flags).toEqual([]);
  });

  it('keep a 10-month average long that the price alone has ended', () => {
    // Month-ends at 100, from March on 97, below their mean. With 11 paid in March the index is 97 · (97 + 11) / 97 = 108.
    const days = (asOf: string): MarketOptions => ({ asOf: parseIsoDate(asOf) });
    const line: Line = { id: '1', ticker: 'FUND', steps: [100, 100, 97, 97], dividends: [paid('2026-03-16', 11)] };
    const state = (params: object): SignalRow => runStrategy(buildMarket([line], days('2026-08-31')), 'faber_sma10m', { ...params }).rows[0]!;
    expect(state({})).toMatchObject({ state: 'FLAT' });
    expect(state({ returnType: 'total' })).toMatchObject({ state: 'LONG' });
    expect(state({ returnType: 'total' }).components).not.toHaveProperty('leavesBelow');
  });

  const aware = STRATEGIES.filter(({ params }) => 'returnType' in params).map(({ id }) => id);
  const generated = Array.from({ length: 60 }, (_, i) => generatedLine(i));
  /** Nobody is left out who could be in; the four lists inside S05 have no such parameters. */
  const free = (id: string) => (id === 'svenska_portfoljen' ? { n: 5 } : { shareClass: 'all', minMedianTurnover: 0 });

  it('are a choice of every strategy whose figures are returns', () => {
    expect(aware).toEqual([
      'sammansatt_momentum', 'trendande_varde', 'trendande_utdelning', 'trendande_kvalitet', 'svenska_portfoljen', 'trending_value_vc2', 'momentum_12_1',
      'high_52w', 'low_volatility', 'dual_momentum', 'faber_sma10m',
    ]);
  });

  it.each(aware)('%s says of total returns what it says of prices that are total-return indices', (id) => {
    const paying = generated.map((line, i): Line => ({ ...line, dividends: [paid('2025-10-06', 1 + (i % 9)), paid('2026-05-05', 2 + (i % 5))] }));
    const indexed = paying.map(({ dividends, ...line }): Line => {
      const close = new Float64Array(line.bars!.close.length);
      totalReturn(line.bars!, dividends!, 'SEK', close);
      return { ...line, bars: { ...line.bars!, open: close, high: close, low: close, close } };
    });
    const told = (on: readonly Line[], returnType: string) =>
      runStrategy(buildMarket(on), id, { ...free(id), returnType }).rows.map(({ orderbookId, rank, score, inTarget, state, event }) => {
        return { orderbookId, rank, score: score === null ? null : Number(score.toPrecision(9)), inTarget, state, event };
      });
    expect(told(paying, 'total')).toEqual(told(indexed, 'price'));
    expect(told(paying, 'total')).not.toEqual(told(paying, 'price'));
  });

  it.each(aware)('%s says the same of both where nothing was paid', (id) => {
    const figures = (returnType: string) =>
      runStrategy(buildMarket(generated), id, { returnType }).rows.map(({ components: { close: _close, leavesBelow: _below, ...components }, ...row }) => ({ ...row, components }));
    expect(figures('total')).toEqual(figures('price'));
  });
});

describe('dual momentum between a few assets', () => {
  // Over twelve months: STOCKS 0.10, WORLD 0.04 and 8 paid, so 0.1232 in all; BONDS 0.01. The deposit earns 0.02.
  const stocks: Line = { id: '1', ticker: 'STOCKS', steps: [100, 100, 100, 110], type: 'INDEX' };
  const world: Line = { id: '2', ticker: 'WORLD', steps: [100, 100, 100, 104], dividends: [paid('2026-02-02', 8)], cap: null };
  const bonds: Line = { id: '3', ticker: 'BONDS', steps: [100, 100, 100, 101], currency: 'EUR' };
  const other: Line = { id: '4', ticker: 'OTHER', steps: [100, 100, 100, 400] };
  const assets = { riskyAssets: ['1', '2'], safeAsset: ['3'] };

  it('holds the best of the risky ones whole, dividends included', () => {
    const market = buildMarket([stocks, world, bonds, other]);
    const result = runStrategy(market, 'dual_momentum', assets);
    expect(tickersOf(market, result.rows)).toEqual(['WORLD', 'STOCKS', 'BONDS']);
    expect(result.rows.map((row) => row.targetWeight)).toEqual([1, 0, 0]);
    expect(result.rows[0]!.score).toBeCloseTo(1.04 * 1.08 - 1, 12);
    expect(result.rows[2]).toMatchObject({ rank: 3, inTarget: false, flags: ['SAFE_ASSET'] });
    expect(result).toMatchObject({ status: 'OK', universeCount: 3, eligibleCount: 2, excluded: {} });
    expect(filtersOf(market, result, 'OTHER')).toEqual([{ name: 'asset', passed: false, value: 'OTHER', limit: null, margin: null }]);
  });

  const falling = [stocks, world].map((line): Line => ({ ...line, steps: [100, 100, 100, 90], dividends: [] }));

  it('holds the safe one when none beats the deposit, and cash without one', () => {
    const market = buildMarket([...falling, bonds]);
    const { rows } = runStrategy(market, 'dual_momentum', assets);
    expect(rows.map(({ inTarget, targetWeight, flags }) => [inTarget, targetWeight, flags])).toEqual([
      [false, 0, ['BELOW_HURDLE']],
      [false, 0, ['BELOW_HURDLE']],
      [true, 1, ['SAFE_ASSET']],
    ]);
    expect(runStrategy(market, 'dual_momentum', { riskyAssets: ['1', '2'] }).rows.some((row) => row.inTarget)).toBe(false);
  });

  it('chooses nothing while one of the named is not stored or has no price', () => {
    const market = buildMarket([stocks, world]);
    expect(runStrategy(market, 'dual_momentum', assets)).toMatchObject({
      status: 'INSUFFICIENT_DATA', rows: [], gate: 'assets: 3 is not stored or has no price of the last ten days.',
    });
  });

  it('moves the whole model portfolio from one to the other', () => {
    const strategy = createCatalogue().find('dual_momentum') as ListStrategy;
    const params = resolveParams(strategy, assets);
    const after = (lines: Line[], holdings: ReturnType<typeof advanceModelPortfolio>) =>
      advanceModelPortfolio({ strategy, params, holdings, result: runStrategy(buildMarket(lines), 'dual_momentum', assets), rebalanceDate: parseIsoDate('2026-09-01') });
    const first = after([stocks, world, bonds], []);
    expect(first).toMatchObject([{ orderbookId: '2', weight: 1 }]);
    const second = after([...falling, bonds], first);
    expect(second).toMatchObject([{ orderbookId: '3', weight: 1 }]);
    expect(after([stocks, world, bonds], second)).toMatchObject([{ orderbookId: '2', weight: 1 }]);
  });
});
