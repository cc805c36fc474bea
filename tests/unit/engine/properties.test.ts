import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Market } from '@core/domain/market';
import { sliceBars } from '@core/domain/price';
import type { StrategyResult } from '@core/domain/signal';
import { KursvaktError } from '@core/errors';
import { computeStrategies } from '@core/engine/compute';
import { describeParams, resolveParams, type ParamDescription } from '@core/engine/resolve-params';
import type { Params, ParamValue } from '@core/strategies/parameter-spec';
import { createCatalogue } from '@core/strategies/catalogue';
import { customStrategy } from '@core/strategies/custom-strategy';
import { STRATEGIES } from '@core/strategies/registry';
import type { Strategy } from '@core/strategies/strategy';
import { epochDay } from '@core/time/epoch-day';
import { generatedLine } from '../../golden/generated-line';
import { AS_OF, buildMarket, quietHooks, type Line } from '../../golden/market-builder';

const LINE_COUNT = 36;
const lines = Array.from({ length: LINE_COUNT }, (_, i) => generatedLine(i));
const market = buildMarket(lines);
const lists = STRATEGIES.filter(({ kind }) => kind === 'list');
const FIRST_ID = 1000;
/** Fixed, so that a red run is red for everybody. */
const SEED = 20260831;
const TIMEOUT_MS = 60_000;

function run(on: Market, strategies: readonly Strategy[] = STRATEGIES, overrides: Params = {}): StrategyResult[] {
  const variants = strategies.map((strategy) => ({ strategy, params: resolveParams(strategy, overrides), paramsHash: strategy.id }));
  return computeStrategies(on, variants, quietHooks());
}

const OWN = customStrategy({
  id: 'mine',
  name: 'Mine',
  filters: [{ factor: 'ret1', comparison: 'gt', value: -0.05 }, { factor: 'vol252', comparison: 'between', low: 0.01, high: 2 }],
  ranks: [{ factor: 'cm', direction: 'desc', weight: 2 }, { factor: 'high52w', direction: 'desc', weight: 1 }],
});
/** Strategies with other parameters than the published ones, and one of a person's own. */
const VARIANTS: readonly (readonly [string, Params])[] = [
  ['sammansatt_momentum', { lookbacks: [1, 9], fScoreMode: 'off', returnType: 'total', weighting: 'inverseVol' }],
  ['momentum_12_1', { from: 6, to: 0 }],
  ['high_52w', { priceField: 'high', months: 6, returnType: 'total' }],
  ['low_volatility', { window: 120 }],
  ['dual_momentum', { riskyAssets: ['1001', '1002', '1003'], safeAsset: ['1004'] }],
  ['faber_sma10m', { returnType: 'total', months: 6 }],
  ['golden_cross', { fast: 10, slow: 60 }],
  ['donchian_breakout', { entryN: 20, exitN: 10, skipAfterWinner: true }],
  ['rsi2_reversion', { rsiN: 4, entry: 20, trendN: 100 }],
  ['macd_cross', { fast: 5, slow: 35, signal: 5 }],
  ['bollinger_squeeze', { n: 15, lookback: 60, factor: 1.2 }],
];

function runVariants(on: Market): StrategyResult[] {
  const catalogue = createCatalogue();
  const chosen = VARIANTS.map(([id, overrides]) => ({ strategy: catalogue.find(id), overrides }));
  const variants = [...chosen, { strategy: OWN, overrides: {} }].map(({ strategy, overrides }, place) => {
    return { strategy, params: resolveParams(strategy, overrides), paramsHash: String(place) };
  });
  return computeStrategies(on, variants, quietHooks());
}

/** What a result says about names, without the figures that may differ in their last digits. */
function verdicts(results: readonly StrategyResult[], nameOf: (id: string) => string = (id) => id) {
  return results.map(({ strategyId, status, rows }) => {
    const named = rows.map(({ orderbookId, rank, inTarget, state, event, stateSince }) => {
      return { name: nameOf(orderbookId), rank, inTarget, state, event, stateSince };
    });
    // State strategies have no ranking: their rows stand in instrument order.
    return { strategyId, status, rows: named.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.name < b.name ? -1 : 1)) };
  });
}

/** Byte for byte; a yes or no, because the results themselves would flood a report. */
function isSame(a: readonly StrategyResult[], b: readonly StrategyResult[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function expectSound({ strategyId, status, rows, explanations }: StrategyResult): void {
  expect(rows.reduce((sum, row) => sum + row.targetWeight, 0), strategyId).toBeLessThanOrEqual(1 + 1e-12);
  const ranked = rows.filter(({ rank }) => rank !== null);
  expect(ranked.map(({ rank }) => rank), strategyId).toEqual(ranked.map((_, place) => place + 1));
  expect(new Set(rows.map(({ orderbookId }) => orderbookId)).size, strategyId).toBe(rows.length);
  for (const { inTarget, targetWeight, score, components } of rows) {
    expect(targetWeight >= 0 && (inTarget || targetWeight === 0), strategyId).toBe(true);
    const figures = [score, ...Object.values(components).map(({ value }) => value)];
    expect(figures.every((figure) => figure === null || Number.isFinite(figure)), strategyId).toBe(true);
  }
  if (status !== 'OK' && status !== 'PARTIAL') return;
  const withRow = new Set<string>(rows.map(({ orderbookId }) => orderbookId));
  for (const { orderbookId, filters } of explanations) {
    expect(withRow.has(orderbookId) || filters.at(-1)?.passed === false, `${strategyId} ${orderbookId}`).toBe(true);
  }
}

function valueOf({ type, min, max, allowed }: ParamDescription): fc.Arbitrary<ParamValue> | null {
  if (allowed !== null) return fc.constantFrom(...allowed);
  if (type === 'flag') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: Math.ceil(min!), max: Math.floor(max!) });
  if (type === 'number') return fc.double({ min: min!, max: max!, noNaN: true });
  return null;
}

/** A strategy with one parameter set to any value of its range. */
const tuned = fc.constantFrom(...STRATEGIES).chain((strategy) => {
  const choices = describeParams(strategy).flatMap((description) => {
    const value = valueOf(description);
    return value === null ? [] : [value.map((chosen) => ({ strategy, overrides: { [description.name]: chosen } }))];
  });
  return fc.oneof(...choices);
});

function isAccepted(strategy: Strategy, overrides: Params): boolean {
  try {
    resolveParams(strategy, overrides);
    return true;
  } catch (error) {
    // A limit that follows another parameter is stated at the defaults; the combination may be refused.
    if (error instanceof KursvaktError) return false;
    throw error;
  }
}

describe('whatever a person may set', { timeout: TIMEOUT_MS }, () => {
  it('a result is sound: weights up to one, ranks without gaps, everybody ranked or excluded by a test', () => {
    fc.assert(
      fc.property(tuned, ({ strategy, overrides }) => {
        fc.pre(isAccepted(strategy, overrides));
        expectSound(run(market, [strategy], overrides)[0]!);
      }),
      { numRuns: 150, seed: SEED },
    );
  });

  const sized = lists.filter(({ params }) => 'n' in params).map((strategy) => [strategy.id, strategy] as const);
  it.each(sized)('%s takes the smallest list and one as long as its universe', (_, strategy) => {
    const { min } = describeParams(strategy).find(({ name }) => name === 'n')!;
    for (const n of [min!, LINE_COUNT]) {
      const [result] = run(market, [strategy], { n });
      expectSound(result!);
      expect(result!.rows.filter(({ inTarget }) => inTarget).length).toBeLessThanOrEqual(n);
      if (result!.rows.length < n) expect(result!.status).toBe('PARTIAL');
    }
  });

  it('a figure that is missing everywhere leaves results sound', () => {
    const names = Object.keys(lines[0]!.figures!);
    fc.assert(
      fc.property(fc.subarray(names, { minLength: 1 }), (missing) => {
        const blank = Object.fromEntries(missing.map((name) => [name, null]));
        run(buildMarket(lines.map((line): Line => ({ ...line, figures: { ...line.figures, ...blank } })))).forEach(expectSound);
      }),
      { numRuns: 15, seed: SEED },
    );
  });
});

describe('what must not matter', { timeout: TIMEOUT_MS }, () => {
  const expected = verdicts(run(market));

  it('which instrument has which id', () => {
    const plain = verdicts(run(market), (id) => String(Number(id) - FIRST_ID));
    fc.assert(
      fc.property(fc.shuffledSubarray([...lines.keys()], { minLength: LINE_COUNT }), (order) => {
        const shuffled = order.map((original, place): Line => ({ ...lines[original]!, id: String(FIRST_ID + place) }));
        expect(verdicts(run(buildMarket(shuffled)), (id) => String(order[Number(id) - FIRST_ID]!))).toEqual(plain);
      }),
      { numRuns: 10, seed: SEED },
    );
  });

  it('the unit of the prices', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (unit) => {
        const scaled = lines.map((line): Line => {
          const close = line.bars!.close.map((price) => price * unit);
          return { ...line, bars: { ...line.bars!, open: close, high: close, low: close, close, volume: line.bars!.volume.map((traded) => traded / unit) } };
        });
        expect(verdicts(run(buildMarket(scaled)))).toEqual(expected);
      }),
      { numRuns: 10, seed: SEED },
    );
  });

  it('what happened after the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.double({ min: 0.1, max: 10, noNaN: true }), (daysBack, shock) => {
        const asOf = epochDay(AS_OF - daysBack);
        const shocked = lines.map((line): Line => {
          const close = line.bars!.close.map((price, t) => (line.bars!.date[t]! > asOf ? price * shock : price));
          return { ...line, bars: { ...line.bars!, open: close, high: close, low: close, close } };
        });
        // A source that breaks its promise and hands out later bars as well.
        const unbounded = (from: Market): Market => ({ ...from, bars: { forEach: (_, visit) => { from.bars.forEach(AS_OF, visit); } } });
        const known = run(buildMarket(lines, { asOf }));
        expect(isSame(run(unbounded(buildMarket(shocked, { asOf }))), known)).toBe(true);
        expect(isSame(runVariants(unbounded(buildMarket(shocked, { asOf }))), runVariants(buildMarket(lines, { asOf })))).toBe(true);
      }),
      { numRuns: 10, seed: SEED },
    );
  });

  it('is checked on variants that do say something', () => {
    for (const { strategyId, rows } of runVariants(market)) expect(rows.length, strategyId).toBeGreaterThan(0);
  });

  it('bars older than the longest look-back of a list', () => {
    const longest = run(market, lists);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (dropped) => {
        const shorter = lines.map((line): Line => ({ ...line, bars: sliceBars(line.bars!, dropped, line.bars!.date.length) }));
        expect(isSame(run(buildMarket(shorter), lists), longest)).toBe(true);
      }),
      { numRuns: 10, seed: SEED },
    );
  });
});
