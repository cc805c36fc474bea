import { describe, expect, it } from 'vitest';
import { describeStrategy } from '../../src/main/handlers/describe-strategy';
import { resolveParams } from '@core/engine/resolve-params';
import { STRATEGIES } from '@core/strategies/registry';
import type { Params } from '@core/strategies/parameter-spec';
import { paramText, readParams, shownNumber } from '../../src/renderer/lib/params';

function engineTakes(strategy: (typeof STRATEGIES)[number], overrides: Params): boolean {
  try {
    resolveParams(strategy, overrides);
    return true;
  } catch {
    return false;
  }
}

const TABLE = STRATEGIES.flatMap((strategy) => Object.entries(describeStrategy(strategy).params).map(([name, param]) => ({ strategy, name, param })));

describe('the form of the parameters agrees with the engine', () => {
  it.each(['sv', 'en'] as const)('the defaults, written in %s and read again, are the published parameters', (language) => {
    for (const strategy of STRATEGIES) {
      const { params } = describeStrategy(strategy);
      const texts = Object.fromEntries(Object.entries(params).map(([name, param]) => [name, param.choices ? String(param.default) : paramText(name, param.default, language)]));
      const { values, overrides, complaints } = readParams(params, texts);
      expect(complaints).toEqual({});
      expect(overrides).toEqual({});
      expect(values).toEqual(resolveParams(strategy, {}));
    }
  });

  it('at, inside and outside of every limit of every number', () => {
    let refused = 0;
    for (const { strategy, name, param } of TABLE) {
      if (param.type !== 'integer' && param.type !== 'number') continue;
      const { params } = describeStrategy(strategy);
      const { low, high } = readParams(params, {}).limits[name]!;
      const step = param.type === 'integer' ? 1 : (high - low) / 7;
      for (const value of [low - step, low, low + step, high - step, high, high + step]) {
        const reading = readParams(params, { [name]: String(shownNumber(name, value)).replace('.', ',') });
        // Other parameters may be limited by this one; only what this field says is compared.
        const isTaken = engineTakes(strategy, { [name]: value }) || (!(name in reading.complaints) && value >= low && value <= high);
        expect([strategy.id, name, value, name in reading.complaints], `${low} … ${high}`).toEqual([strategy.id, name, value, !isTaken]);
        if (!isTaken) refused += 1;
        else expect(Math.abs((reading.values[name] as number) - value)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(value)));
      }
    }
    expect(refused).toBeGreaterThan(80);
  });

  it('a limit follows the parameter it depends on, and so does a default', () => {
    const strategy = STRATEGIES.find(({ id }) => id === 'sammansatt_momentum')!;
    const { params } = describeStrategy(strategy);
    expect(readParams(params, { n: '15' })).toMatchObject({ values: { n: 15, keepRank: 15 }, overrides: { n: 15 }, limits: { keepRank: { low: 15, high: 75 } } });
    expect(readParams(params, { n: '15', keepRank: '12' }).complaints).toEqual({ keepRank: { kind: 'whole', low: 15, high: 75 } });
    expect(engineTakes(strategy, { n: 15, keepRank: 12 })).toBe(false);
  });

  it('reads numbers as people write them', () => {
    const { params } = describeStrategy(STRATEGIES.find(({ id }) => id === 'dual_momentum')!);
    const of = (text: string) => readParams(params, { riskFreeAnnual: text }).values.riskFreeAnnual;
    expect([of('3,5'), of('3.5'), of('\u22121'), of(' 7 ')]).toEqual([0.035, 0.035, -0.01, 0.07]);
    expect(readParams(params, { minMarketCap: '2\u00a0500' }).values.minMarketCap).toBe(2.5e9);
    for (const text of ['', 'abc', '1,2,3', '1e2']) expect(readParams(params, { riskFreeAnnual: text }).complaints).toHaveProperty('riskFreeAnnual');
  });

  it('lists keep their length, their sum and their difference', () => {
    const { params } = describeStrategy(STRATEGIES.find(({ id }) => id === 'svenska_portfoljen')!);
    expect(readParams(params, { sleeveWeights: '40; 30; 20; 10' }).overrides).toEqual({ sleeveWeights: [0.4, 0.3, 0.2, 0.1] });
    expect(readParams(params, { sleeveWeights: '40; 30; 20; 20' }).complaints).toEqual({ sleeveWeights: { kind: 'sum', sum: 100 } });
    expect(readParams(params, { sleeveWeights: '50; 50' }).complaints.sleeveWeights).toMatchObject({ kind: 'list', shortest: 4, longest: 4, low: 0, high: 100 });
    expect(readParams(params, { rebalanceMonths: '3; 3' }).complaints).toHaveProperty('rebalanceMonths');
    expect(readParams(params, { rebalanceMonths: '' }).complaints).toHaveProperty('rebalanceMonths');
  });
});
