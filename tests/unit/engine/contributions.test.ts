import { describe, expect, it } from 'vitest';
import type { SignalRow } from '@core/domain/signal';
import { rankingsOf } from '@core/engine/plan';
import { resolveParams } from '@core/engine/resolve-params';
import { customStrategy } from '@core/strategies/custom-strategy';
import type { Measure } from '@core/strategies/measure';
import { STRATEGIES } from '@core/strategies/registry';
import type { ListStrategy, Strategy } from '@core/strategies/strategy';
import { computeStrategies } from '@core/engine/compute';
import { generatedLine } from '../../golden/generated-line';
import { buildMarket, quietHooks, sek } from '../../golden/market-builder';

const market = buildMarket(Array.from({ length: 120 }, (_, i) => generatedLine(i)));

function rowsOf(strategy: Strategy, on = market): readonly SignalRow[] {
  return computeStrategies(on, [{ strategy, params: resolveParams(strategy, {}), paramsHash: 'x' }], quietHooks())[0]!.rows;
}

function added(row: SignalRow, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (row.components[name]!.contribution ?? Number.NaN), 0);
}

/** Names of the figures that a measure is the sum of. */
function partsOf(measure: Measure): readonly string[] {
  if ('kind' in measure) return measure.of.map(({ factor }) => factor.name);
  return measure.source === 'price' ? (measure.sumOf ?? []).map(({ factor }) => factor.name) : [];
}

const own = customStrategy({
  id: 'mine',
  name: 'Mine',
  filters: [],
  ranks: [{ factor: 'roe', direction: 'desc', weight: 2 }, { factor: 'pe', direction: 'asc', weight: 0.5 }],
});
const lists = [...STRATEGIES.filter((strategy): strategy is ListStrategy => strategy.kind === 'list'), own];
const rankings = lists.filter((strategy) => strategy.rules(resolveParams(strategy, {})).kind === 'ranking');

describe('what a figure contributes', () => {
  it.each(rankings.map((strategy) => [strategy.id, strategy] as const))('%s: the parts of each sum add up to it', (_, strategy) => {
    const { rules } = rankingsOf(strategy, resolveParams(strategy, {}))[0]!;
    const sums = [rules.order[0]!.measure, ...(rules.pool === null ? [] : [rules.pool.order[0]!.measure])];
    const parts = sums.map(partsOf);
    for (const row of rowsOf(strategy)) {
      sums.forEach((measure, place) => {
        if (parts[place]!.length === 0) return;
        expect(added(row, parts[place]!), measure.name).toBeCloseTo(row.components[measure.name]!.value!, 9);
      });
      const withShare = Object.entries(row.components).filter(([, component]) => component.contribution !== undefined);
      expect(new Set(withShare.map(([name]) => name))).toEqual(new Set(parts.flat()));
    }
  });

  it('of a combination is the weight that each list gives', () => {
    const portfolio = STRATEGIES.find(({ id }) => id === 'svenska_portfoljen')!;
    for (const row of rowsOf(portfolio)) {
      const lists = Object.keys(row.components).filter((name) => name !== 'meanRank');
      expect(added(row, lists)).toBeCloseTo(row.score!, 12);
    }
  });

  it('is the weighted rank, with the neutral place of a missing figure', () => {
    // roe .3 .2 – : ranks 1 2 3, twice; pe 10 20 15: ranks 1 3 2, halved.
    const small = buildMarket([
      { id: '1', ticker: 'A', figures: { returnOnEquity: 0.3, priceEarningsRatio: 10, priceBookRatio: 1, marketCapital: sek(9e9) } },
      { id: '2', ticker: 'B', figures: { returnOnEquity: 0.2, priceEarningsRatio: 20, priceBookRatio: 1 } },
      { id: '3', ticker: 'C', figures: { priceEarningsRatio: 15, priceBookRatio: 1 } },
    ]);
    const rows = rowsOf(own, small);
    expect(rows.map(({ components: { roe, pe, customSum } }) => [roe!.contribution, pe!.contribution, customSum!.value])).toEqual([
      [2, 0.5, 2.5],
      [4, 1.5, 5.5],
      [6, 1, 7],
    ]);
    // A missing figure has a place among the three, too.
    expect(rows[2]!.components.roe).toEqual({ value: null, rank: 3, of: 3, contribution: 6, asOf: null });
  });

  it('is told beside the number of names that are ranked, and only where there is a rank', () => {
    for (const strategy of lists) {
      for (const { components } of rowsOf(strategy)) {
        for (const { rank, of } of Object.values(components)) {
          expect(of === undefined).toBe(rank === null);
          if (rank !== null) expect(rank).toBeLessThanOrEqual(of!);
        }
      }
    }
  });
});
