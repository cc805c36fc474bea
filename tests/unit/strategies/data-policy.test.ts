import { describe, expect, it } from 'vitest';
import { describeStrategy } from '@core/engine/describe-strategy';
import { decidingFactors, rankingsOf } from '@core/engine/plan';
import { resolveParams } from '@core/engine/resolve-params';
import { customStrategy } from '@core/strategies/custom-strategy';
import { needsOf } from '@core/strategies/define-strategy';
import { STRATEGIES } from '@core/strategies/registry';

describe('what a strategy says that it needs', () => {
  it.each(STRATEGIES.map((strategy) => [strategy.number, strategy] as const))('%s: is what its rules read', (_, strategy) => {
    const factors = strategy.kind === 'list' ? rankingsOf(strategy, resolveParams(strategy, {})).flatMap(({ rules }) => decidingFactors(rules)) : [];
    expect(strategy.dataPolicy.needs).toEqual(needsOf(factors));
  });

  it('follows from the figures of a strategy of one’s own, those of its filters included', () => {
    const needs = (filter: 'fScaled' | 'pe' | 'ret6') => describeStrategy(customStrategy({
      id: 'mine', name: 'Mine', filters: [{ factor: filter, comparison: 'gt', value: 1 }], ranks: [{ factor: 'cm', direction: 'desc', weight: 1 }],
    })).needs;
    expect(needs('ret6')).toEqual(['prices']);
    expect(needs('pe')).toEqual(['prices', 'ratios']);
    expect(needs('fScaled')).toEqual(['prices', 'ratios', 'yearly']);
  });
});
