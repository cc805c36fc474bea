import { describe, expect, it } from 'vitest';
import { computeStrategies } from '@core/engine/compute';
import { resolveParams } from '@core/engine/resolve-params';
import { customStrategy } from '@core/strategies/custom-strategy';
import { parseOwnStrategy } from '@shared/dto/own-strategy';
import { buildMarket, filtersOf, quietHooks, tickersOf, type Line } from '../../golden/market-builder';

const definition = {
  id: 'cheap_and_rising',
  name: 'Cheap and rising',
  filters: [
    { factor: 'pe', comparison: 'between', low: 5, high: 20 },
    { factor: 'ret6', comparison: 'gt', value: 0 },
  ],
  ranks: [
    { factor: 'pe', direction: 'asc', weight: 1 },
    { factor: 'ret6', direction: 'desc', weight: 2 },
  ],
};

describe('a strategy of the user’s own', () => {
  // Eligible are all with a figure; ranks over A, B, C, D: pe 6/1, 10/3, 8/2, 30/4 and ret6 .1/3, .3/1, .2/2, 0/4.
  // Sums pe + 2 · ret6: A 1+6 = 7, B 3+2 = 5, C 2+4 = 6; D fails the first filter with 30.
  const lines: readonly Line[] = [
    { id: '1', ticker: 'A', figures: { priceEarningsRatio: 6 }, steps: [100, 100, 100, 110] },
    { id: '2', ticker: 'B', figures: { priceEarningsRatio: 10 }, steps: [100, 100, 100, 130] },
    { id: '3', ticker: 'C', figures: { priceEarningsRatio: 8 }, steps: [100, 100, 100, 120] },
    { id: '4', ticker: 'D', figures: { priceEarningsRatio: 30 } },
  ];
  const market = buildMarket(lines);
  const strategy = customStrategy(parseOwnStrategy(definition));
  const [result] = computeStrategies(market, [{ strategy, params: resolveParams(strategy, { n: 2 }), paramsHash: 'x' }], quietHooks());

  it('ranks by the weighted sum of ranks among those that pass the filters', () => {
    expect(tickersOf(market, result!.rows)).toEqual(['B', 'C', 'A']);
    expect(result!.rows.map((row) => row.score)).toEqual([5, 6, 7]);
    expect(result!.rows.map((row) => row.inTarget)).toEqual([true, true, false]);
    expect(filtersOf(market, result!, 'D').at(-1)).toEqual({ name: 'pe', passed: false, value: 30, limit: 20, margin: -10 });
  });

  // The pe of A … D are 6, 10, 8 and 30; E has none.
  it.each([
    ['gt', { value: 8 }, ['B', 'D']],
    ['gte', { value: 8 }, ['B', 'C', 'D']],
    ['lt', { value: 8 }, ['A']],
    ['lte', { value: 8 }, ['A', 'C']],
    ['eq', { value: 8 }, ['C']],
    ['between', { low: 8, high: 10 }, ['B', 'C']],
  ] as const)('lets by %s %j exactly those whose figure is on that side, and never a missing one', (comparison, limits, passing) => {
    const filtered = customStrategy(parseOwnStrategy({ ...definition, filters: [{ factor: 'pe', comparison, ...limits }], ranks: [{ factor: 'ret6', direction: 'desc', weight: 0.5 }] }));
    const withE = buildMarket([...lines, { id: '5', ticker: 'E', steps: [100, 100, 100, 150] }]);
    const [list] = computeStrategies(withE, [{ strategy: filtered, params: resolveParams(filtered, { n: 2 }), paramsHash: 'x' }], quietHooks());
    expect([...tickersOf(withE, list!.rows)].sort()).toEqual(passing);
    // Places are counted before the filters: E is first, B second, C third, A fourth, D fifth.
    const scores = { A: 2, B: 1, C: 1.5, D: 2.5 };
    expect(list!.rows.map(({ score }) => score)).toEqual(tickersOf(withE, list!.rows).map((ticker) => scores[ticker as keyof typeof scores]));
  });
});
