import { describe, expect, it } from 'vitest';
import type { FundamentalSnapshot } from '@core/domain/fundamentals';
import { dividendFactors, dividendGrowth } from '@core/factors/dividend-growth';
import { fScaled, fScore, fScoreOf } from '@core/factors/f-score';
import { createOnce, type FundamentalInputs } from '@core/factors/factor';
import { dividendYield, marketCapInSek, ocfToEquity, pe, pocf, reportedYieldOnly, roe } from '@core/factors/fundamental-factors';
import { latestCommonYear, yearlyValue } from '@core/factors/yearly-series';
import vectors from '../../fixtures/indicator-vectors.json';
import { AS_OF, buildMarket, filtersOf, runStrategy, yearlyPoints } from '../../golden/market-builder';

const { strategyVectors } = vectors;

function inputs(figures: Partial<FundamentalSnapshot>, rest: Partial<FundamentalInputs> = {}): FundamentalInputs {
  const market = buildMarket([{ id: '1', ticker: 'A', figures }]);
  const snapshot = market.snapshots[0]!;
  return {
    asOf: AS_OF,
    snapshot,
    yearly: [],
    marketCapSek: marketCapInSek(snapshot, market.sekPerUnit),
    grossMarginYearAgo: null,
    sekPerUnit: market.sekPerUnit,
    once: createOnce(),
    ...rest,
  };
}

describe('ratios of a snapshot', () => {
  it('make a zero or negative multiple missing, so that a loss is never cheap', () => {
    expect(pe.read(inputs({ priceEarningsRatio: -5 }))).toBeNaN();
    expect(pe.read(inputs({ priceEarningsRatio: 0 }))).toBeNaN();
    expect(pe.read(inputs({ priceEarningsRatio: 12 }))).toBe(12);
    expect(pe.read(inputs({}))).toBeNaN();
  });

  it('convert currencies before dividing, and give up without a rate', () => {
    const ten = { marketCapital: { value: 100, currency: 'EUR' }, operatingCashFlow: { value: 110, currency: 'SEK' } };
    expect(pocf.read(inputs(ten))).toBeCloseTo(10, 12);
    expect(pocf.read(inputs({ ...ten, operatingCashFlow: { value: 110, currency: 'XXX' } }))).toBeNaN();
    expect(pocf.read(inputs({ ...ten, operatingCashFlow: { value: -1, currency: 'SEK' } }))).toBeNaN();
  });

  it('keep a negative cash flow on equity, and drop returns on negative equity', () => {
    const base = { marketCapital: { value: 100, currency: 'SEK' }, operatingCashFlow: { value: -10, currency: 'SEK' }, returnOnEquity: 0.4 };
    expect(ocfToEquity.read(inputs({ ...base, priceBookRatio: 2 }))).toBeCloseTo(-0.2, 12);
    expect(ocfToEquity.read(inputs({ ...base, priceBookRatio: -2 }))).toBeNaN();
    expect(roe.read(inputs({ ...base, priceBookRatio: -2 }))).toBeNaN();
    expect(roe.read(inputs(base))).toBe(0.4);
  });

  it('take the yield that was asked for, and tell none from unknown', () => {
    const paid = { totalDirectYield: 0.063, ordinaryDirectYield: 0.027, directYield: 0.05 };
    expect(dividendYield('total').read(inputs(paid))).toBe(0.063);
    expect(dividendYield('ordinary').read(inputs(paid))).toBe(0.027);
    expect(dividendYield('reported').read(inputs(paid))).toBe(0.05);
    expect(dividendYield('total').read(inputs({ directYield: 0.05 }))).toBe(0.05);
    expect(dividendYield('total').read(inputs({}))).toBe(0);
    expect(reportedYieldOnly('total').read(inputs({}))).toBeNaN();
    expect(dividendYield('total').read(inputs({ totalDirectYield: -0.01 }))).toBeNaN();
  });
});

describe('F-score', () => {
  const missing = (value: number | null | undefined): number => value ?? Number.NaN;

  it.each(strategyVectors.fScore.map((vector, i) => ({ i, ...vector })))('meets published example $i', ({ input, expected }) => {
    const score = fScore({
      y: input.y,
      y1: input.y1,
      y2: input.y2,
      operatingCashFlow: input.ocf,
      grossMargin: missing(input.grossMargin),
      grossMarginYearAgo: missing(input.grossMarginPrev),
    });
    expect(score).toEqual({ signals: expected.signals, available: expected.available, raw: expected.raw, scaled: expected.scaled });
  });

  it('gives no point and no score for what is missing', () => {
    const points = yearlyPoints({ netProfit: { 2025: 1 }, totalAssets: { 2025: 10 }, totalLiabilities: { 2025: 5 }, sales: { 2025: 20 } });
    const score = fScoreOf(inputs({}, { yearly: points }))!;
    expect(score.signals).toEqual([null, null, null, null, null, null, null, null, null]);
    expect(fScaled.read(inputs({}, { yearly: points }))).toBeNaN();
    expect(fScoreOf(inputs({}))).toBeNull();
  });

  it('needs six known signs', () => {
    const year = { sales: 12, netProfit: 2, totalAssets: 10, totalLiabilities: 5, equityPerShare: Number.NaN };
    const rest = { y2: { totalAssets: 10 }, grossMargin: Number.NaN, grossMarginYearAgo: Number.NaN };
    const before = { ...year, netProfit: 1 };
    expect(fScore({ y: year, y1: before, operatingCashFlow: 3, ...rest })).toMatchObject({ available: 6, raw: 4, scaled: 6 });
    expect(fScore({ y: year, y1: before, operatingCashFlow: Number.NaN, ...rest })).toMatchObject({ available: 4, scaled: Number.NaN });
  });

  it('says nothing about new shares when the count looks like a split', () => {
    const year = { sales: 1, netProfit: 1, totalAssets: 300, totalLiabilities: 100, equityPerShare: 1 };
    const before = { ...year, equityPerShare: 2 };
    const rest = { y2: { totalAssets: 300 }, operatingCashFlow: 1, grossMargin: Number.NaN, grossMarginYearAgo: Number.NaN };
    expect(fScore({ y: year, y1: before, ...rest }).signals[6]).toBeNull();
    expect(fScore({ y: { ...year, equityPerShare: 1.9 }, y1: before, ...rest }).signals[6]).toBe(0);
    expect(fScore({ y: { ...year, equityPerShare: 2.1 }, y1: before, ...rest }).signals[6]).toBe(1);
  });

  it('reads the latest year in which all four statements are usable and known', () => {
    const points = yearlyPoints({ netProfit: { 2024: 1, 2025: 2 }, sales: { 2024: 5 } });
    expect(latestCommonYear(points, ['netProfit', 'sales'], AS_OF)).toBe(2024);
    expect(latestCommonYear(points, ['netProfit'], AS_OF)).toBe(2025);
    expect(latestCommonYear(points, ['netProfit'], (AS_OF - 200) as typeof AS_OF)).toBe(2024);
    expect(yearlyValue(points, 'sales', 2025, AS_OF)).toBeNaN();
  });
});

describe('dividend growth', () => {
  const reasons: Record<string, string> = {
    noGrowth: 'dividendIncreases',
    cut: 'dividendWorstStep',
    payout: 'payout',
    history: 'dividendYears',
    nonPositive: 'dividendLowest',
  };

  it.each(strategyVectors.dividendGrowth.map((vector, i) => ({ i, ...vector })))('meets published example $i', ({ dps, eps, years, expected }) => {
    const perShare = Object.fromEntries(dps.map((value, i) => [2025 - dps.length + 1 + i, value]));
    const market = buildMarket([
      { id: '1', ticker: 'A', figures: { directYield: 0.03 }, yearly: yearlyPoints({ dividendPerShare: perShare, earningsPerShare: { 2025: eps } }) },
    ]);
    const result = runStrategy(market, 'dividend_growth', { years });
    if (expected.pass) {
      const { components, score } = result.rows[0]!;
      expect(score).toBeCloseTo(expected.cagr!, 12);
      expect(components.payout!.value).toBeCloseTo(expected.payout!, 12);
      expect(components.dividendIncreases!.value).toBe(expected.strictIncreases);
    } else {
      expect(result.rows).toEqual([]);
      expect(filtersOf(market, result, 'A').at(-1)).toMatchObject({ name: reasons[expected.reason!], passed: false });
    }
  });

  it('asks for a recent last year and for years without a gap', () => {
    const { years } = dividendFactors(3);
    const read = (perShare: Record<number, number>) => years.read(inputs({}, { yearly: yearlyPoints({ dividendPerShare: perShare }) }));
    expect(read({ 2022: 1, 2023: 1, 2024: 1, 2025: 1 })).toBe(3);
    expect(read({ 2021: 1, 2023: 1, 2024: 1, 2025: 1 })).toBe(2);
    expect(read({ 2020: 1, 2021: 1, 2022: 1, 2023: 1 })).toBe(0);
    expect(dividendGrowth([], 3).years).toBe(0);
  });
});
