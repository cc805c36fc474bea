import { describe, expect, it } from 'vitest';
import { KursvaktError } from '@core/errors';
import { describeParams, resolveParams } from '@core/engine/resolve-params';
import type { Params } from '@core/strategies/parameter-spec';
import { createCatalogue } from '@core/strategies/catalogue';
import { STRATEGIES } from '@core/strategies/registry';

const catalogue = createCatalogue();

function complaint(id: string, overrides: Params): string {
  try {
    resolveParams(catalogue.find(id), overrides);
  } catch (error) {
    if (error instanceof KursvaktError) return `${error.failure.kind}: ${error.failure.message}`;
    throw error;
  }
  return 'accepted';
}

describe('parameters', () => {
  it('are filled in with the defaults of the catalogue', () => {
    expect(resolveParams(catalogue.find('sammansatt_momentum'), {})).toMatchObject({
      n: 10, keepRank: 10, minFScore: 5, dropFraction: 0.2, fScoreMode: 'absolute', lookbacks: [3, 6, 12], minMarketCap: 2e9,
      shareClass: 'preferB', currency: 'SEK', marketPlaces: ['se.xsto', 'se.fnse'], minMedianTurnover: 0, weighting: 'equal',
      reweight: 'full', rebalanceMonths: [3, 6, 9, 12], rebalanceDay: 'first',
    });
    expect(resolveParams(catalogue.find('momentum_12_1'), {})).toMatchObject({ n: 20, keepRank: 40, from: 12, to: 1, rebalanceMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] });
    expect(resolveParams(catalogue.find('donchian_breakout'), {})).toMatchObject({ entryN: 55, exitN: 20, atrN: 20, stopMult: 2, skipAfterWinner: false, minMedianTurnover: 1e6 });
  });

  it('follow each other: a larger list keeps more ranks by default', () => {
    expect(resolveParams(catalogue.find('sammansatt_momentum'), { n: 15 }).keepRank).toBe(15);
    expect(resolveParams(catalogue.find('momentum_12_1'), { n: 15 }).keepRank).toBe(30);
  });

  it.each([
    ['sammansatt_momentum', { n: 0 }, '“n” of Sammansatt Momentum must be a whole number from 1 to 100.'],
    ['sammansatt_momentum', { n: 2.5 }, '“n” of Sammansatt Momentum must be a whole number from 1 to 100.'],
    ['sammansatt_momentum', { keepRank: 9 }, '“keepRank” of Sammansatt Momentum must be a whole number from 10 to 50.'],
    ['sammansatt_momentum', { fScoreMode: 'none' }, '“fScoreMode” of Sammansatt Momentum must be one of absolute, dropLowest, off.'],
    ['sammansatt_momentum', { lookbacks: [] }, '“lookbacks” of Sammansatt Momentum must be 1 to 5 whole numbers from 1 to 36.'],
    ['sammansatt_momentum', { rebalanceMonths: [3, 3] }, '“rebalanceMonths” of Sammansatt Momentum must be 1 to 12 different whole numbers from 1 to 12.'],
    ['sammansatt_momentum', { marketPlaces: [7] as never }, '“marketPlaces” of Sammansatt Momentum must be a list of at most 40 texts.'],
    ['sammansatt_momentum', { n: Number.NaN }, '“n” of Sammansatt Momentum must be a whole number from 1 to 100.'],
    ['trendande_varde', { poolFraction: 0.01 }, '“poolFraction” of Trendande Värde must be a number from 0.05 to 1, or null.'],
    ['trendande_varde', { poolSize: 5 }, '“poolSize” of Trendande Värde must be a whole number from 10 to 200.'],
    ['golden_cross', { fast: 60, slow: 60 }, '“slow” of 50/200 cross must be a whole number from 61 to 400.'],
    ['golden_cross', { fast: 5, slow: 10 }, '“slow” of 50/200 cross must be a whole number from 20 to 400.'],
    ['donchian_breakout', { entryN: 20, exitN: 20 }, '“exitN” of Donchian / Turtle breakout must be a whole number from 5 to 19.'],
    ['donchian_breakout', { skipAfterWinner: 1 }, '“skipAfterWinner” of Donchian / Turtle breakout must be true or false.'],
    ['momentum_12_1', { from: 2, to: 2 }, '“to” of 12–1 momentum must be a whole number from 0 to 1.'],
    ['svenska_portfoljen', { sleeveWeights: [0.5, 0.5, 0.5, 0] }, '“sleeveWeights” of Four-strategy portfolio must be 4 to 4 numbers from 0 to 1 that add up to 1.'],
    ['golden_cross', { speed: 1 }, '50/200 cross has no parameter “speed”.'],
  ] as [string, Params, string][])('of %s refuse %j and name the range', (id, overrides, message) => {
    expect(complaint(id, overrides)).toBe(`invalid-input: ${message}`);
  });

  it('of every preset are valid', () => {
    for (const strategy of STRATEGIES) {
      for (const preset of strategy.presets) expect(complaint(strategy.id, preset.params)).toBe('accepted');
    }
  });

  it('are described with plain limits', () => {
    const described = Object.fromEntries(describeParams(catalogue.find('sammansatt_momentum')).map((param) => [param.name, param]));
    expect(described.n).toMatchObject({ default: 10, min: 1, max: 100 });
    expect(described.keepRank).toMatchObject({ default: 10, min: 10, max: 50 });
    expect(described.fScoreMode).toMatchObject({ allowed: ['absolute', 'dropLowest', 'off'], min: null });
  });
});

describe('the catalogue', () => {
  it('has twenty strategies, numbered S01 to S20, with ids and rules of their own', () => {
    expect(STRATEGIES.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`));
    expect(new Set(STRATEGIES.map(({ id }) => id)).size).toBe(20);
    expect(STRATEGIES.filter(({ kind }) => kind === 'state').map(({ number }) => number)).toEqual(['S15', 'S16', 'S17', 'S18', 'S19', 'S20']);
    expect(() => catalogue.find('no_such')).toThrow('There is no strategy “no_such”.');
  });
});
