import { describe, expect, it } from 'vitest';
import { resolveParams } from '@core/engine/resolve-params';
import { createCatalogue } from '@core/strategies/catalogue';
import type { Params, ParamValue } from '@core/strategies/parameter-spec';
import { FIN_ALL, FIN_OPERATING, UTILITIES } from '@core/universe/sector-sets';

/*
 * What each publication, or the decision that fills its gaps, asks for: default, smallest, largest. Typed from the
 * sources and not from the code, so that a slip of either shows.
 */
type Range = readonly [standard: ParamValue, min: number, max: number];
const BASE = { minMarketCap: [2e9, 0, 1e12], minMedianTurnover: [0, 0, 1e9] } as const;
const TREND = { n: [10, 1, 100], poolSize: [40, 10, 200], poolFraction: [null, 0.05, 1] } as const;

const PUBLISHED: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  sammansatt_momentum: { ...BASE, n: [10, 1, 100], keepRank: [10, 10, 50], minFScore: [5, 0, 9], dropFraction: [0.2, 0, 0.5] },
  trendande_varde: { ...BASE, ...TREND, minMultiples: [3, 1, 5] },
  trendande_utdelning: { ...BASE, ...TREND },
  trendande_kvalitet: { ...BASE, ...TREND, minFactors: [3, 1, 4] },
  magic_formula: { ...BASE, n: [30, 5, 100] },
  piotroski_value: { minMarketCap: [5e8, 0, 1e12], n: [20, 5, 100], minFScore: [8, 0, 9], cheapFraction: [0.2, 0.05, 1] },
  trending_value_vc2: { ...BASE, n: [25, 5, 100], poolFraction: [0.1, 0.05, 1] },
  acquirers_multiple: { ...BASE, n: [30, 5, 100] },
  dividend_growth: { ...BASE, n: [20, 5, 100], years: [5, 3, 9], maxPayout: [0.85, 0.3, 2] },
  momentum_12_1: { ...BASE, n: [20, 5, 100], keepRank: [40, 20, 100], from: [12, 2, 36], to: [1, 0, 6] },
  high_52w: { ...BASE, n: [20, 5, 100], months: [12, 6, 24] },
  low_volatility: { ...BASE, n: [20, 5, 100], window: [252, 60, 756] },
  dual_momentum: { ...BASE, n: [10, 1, 100], months: [12, 1, 24], riskFreeAnnual: [0.02, -0.02, 0.2] },
  faber_sma10m: { minMedianTurnover: [1e6, 0, 1e9], months: [10, 3, 24] },
  golden_cross: { fast: [50, 5, 100], slow: [200, 20, 400] },
  donchian_breakout: { entryN: [55, 10, 250], exitN: [20, 5, 120], atrN: [20, 5, 100], stopMult: [2, 0, 10] },
  rsi2_reversion: { rsiN: [2, 2, 5], entry: [5, 1, 30], trendN: [200, 50, 300], exitN: [5, 2, 20] },
  macd_cross: { fast: [12, 2, 50], slow: [26, 3, 100], signal: [9, 2, 50] },
  bollinger_squeeze: { n: [20, 5, 100], k: [2, 1, 4], lookback: [125, 20, 500], memory: [10, 1, 60], factor: [1, 1, 2] },
};

/** What another parameter has to be for the whole range to be open: a pool holds its list, an exit is shorter than its entry. */
const COMPANIONS: Readonly<Record<string, Readonly<Record<string, Params>>>> = {
  trendande_varde: { n: { poolSize: 200 } },
  trendande_utdelning: { n: { poolSize: 200 } },
  trendande_kvalitet: { n: { poolSize: 200 } },
  golden_cross: { slow: { fast: 5 } },
  donchian_breakout: { entryN: { exitN: 5 }, exitN: { entryN: 250 } },
  macd_cross: { fast: { slow: 100 }, slow: { fast: 2 } },
};

const SCHEDULES: Readonly<Record<string, readonly number[]>> = {
  sammansatt_momentum: [3, 6, 9, 12], trendande_varde: [3], trendande_utdelning: [3], trendande_kvalitet: [3], magic_formula: [1],
  piotroski_value: [5], trending_value_vc2: [1], acquirers_multiple: [1], dividend_growth: [6], high_52w: [3, 9],
  low_volatility: [3, 6, 9, 12], momentum_12_1: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], dual_momentum: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
};

const catalogue = createCatalogue();
const rows = Object.entries(PUBLISHED).flatMap(([id, params]) => Object.entries(params).map(([name, range]) => [id, name, range] as const));

describe('the published parameters', () => {
  it.each(rows)('%s %s: default and both ends of its range, and nothing beyond them', (id, name, [standard, min, max]) => {
    const strategy = catalogue.find(id);
    const spec = strategy.params[name]!;
    const accepts = (value: number): unknown => resolveParams(strategy, { ...COMPANIONS[id]?.[name], [name]: value })[name];
    const step = spec.type === 'integer' ? 1 : 1e-6 * Math.max(1, max);
    expect(resolveParams(strategy, {})[name]).toEqual(standard);
    expect(accepts(max)).toBe(max);
    expect(() => accepts(max + step)).toThrow(name);
    expect(() => accepts(min - step)).toThrow(name);
    expect(accepts(min)).toBe(min);
  });

  it.each(Object.entries(SCHEDULES))('%s is renewed in its months, on their first trading day', (id, months) => {
    expect(resolveParams(catalogue.find(id), {})).toMatchObject({ rebalanceMonths: months, rebalanceDay: 'first' });
  });

  it('shut out the sectors, and choose the share lines, that each publication names', () => {
    const chosen = Object.fromEntries(
      catalogue.strategies.filter(({ params }) => 'shareClass' in params).map((strategy) => {
        const { excludedSectors, shareClass } = resolveParams(strategy, {});
        return [strategy.number, [shareClass, excludedSectors]];
      }),
    );
    const all = (share: string, sectors: readonly string[], ...numbers: string[]) => Object.fromEntries(numbers.map((number) => [number, [share, sectors]]));
    expect(chosen).toEqual({
      ...all('preferB', FIN_OPERATING, 'S01'),
      ...all('preferB', FIN_ALL, 'S02', 'S03', 'S04'),
      ...all('mostLiquid', [...FIN_ALL, ...UTILITIES], 'S06'),
      ...all('mostLiquid', FIN_ALL, 'S07', 'S09'),
      ...all('mostLiquid', [], 'S08', 'S10', 'S11', 'S12', 'S13', 'S14', 'S15', 'S16', 'S17', 'S18', 'S19', 'S20'),
    });
  });

  it('of Magic Formula form tranches in the months that follow from their number', () => {
    for (const tranches of [1, 2, 4, 6, 12]) expect(resolveParams(catalogue.find('magic_formula'), { tranches })).toMatchObject({ tranches });
    expect(() => resolveParams(catalogue.find('magic_formula'), { tranches: 3 })).toThrow('tranches');
  });

  it('of the four-list portfolio add up to one', () => {
    const portfolio = catalogue.find('svenska_portfoljen');
    expect(resolveParams(portfolio, {})).toMatchObject({ n: 10, sleeveWeights: [0.25, 0.25, 0.25, 0.25], rebalanceMonths: [3, 6, 9, 12] });
    expect(() => resolveParams(portfolio, { sleeveWeights: [0.5, 0.5, 0.5, 0] })).toThrow('sleeveWeights');
  });
});
