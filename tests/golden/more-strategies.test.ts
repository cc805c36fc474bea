import { describe, expect, it } from 'vitest';
import { epochDay, parseIsoDate, subMonths, toIsoDate } from '@core/time/epoch-day';
import { AS_OF, barsOf, buildMarket, filtersOf, runStrategy, sek, stepBars, tickersOf, yearlyPoints, type Line } from './market-builder';

/** A price that alternates by ± `swing` every day: calm or wild, with a known spread. */
const swinging = (swing: number) => barsOf((_, i) => 100 * (i % 2 === 0 ? 1 : 1 + swing));

describe('50/200 cross on a hand-made price', () => {
  /*
   * 400 trading days at 100, then 110. On the first day at 110 the 50-day mean is 100.2 and the 200-day mean
   * 100.05: the cross is on that very day, and lasts.
   */
  const rise = parseIsoDate('2026-06-15');
  const rising = barsOf((day) => (day >= rise ? 110 : 100));
  const lines: Line[] = [{ id: '1', ticker: 'RISE', bars: rising }, { id: '2', ticker: 'FLAT', steps: [100, 100, 100, 100] }];

  it('enters on the first day of the rise and stays', () => {
    const onTheDay = buildMarket(lines, { asOf: rise });
    const row = runStrategy(onTheDay, 'golden_cross').rows[0]!;
    expect(row).toMatchObject({ state: 'LONG', event: 'ENTER', stateSince: '2026-06-15', inTarget: true, targetWeight: 0, status: 'OK' });
    expect(row.components.smaFast!.value).toBeCloseTo(100.2, 9);
    expect(row.components.smaSlow!.value).toBeCloseTo(100.05, 9);
    expect(row.score).toBeCloseTo(100.2 / 100.05 - 1, 12);

    const later = runStrategy(buildMarket(lines), 'golden_cross').rows;
    expect(later[0]).toMatchObject({ state: 'LONG', event: null, stateSince: '2026-06-15' });
    // FLAT: the means are equal, so the machine only set the scene on its 200th bar.
    expect(later[1]).toMatchObject({ state: 'FLAT', event: null, score: 0 });
    expect(later[1]!.stateSince).toBe(toIsoDate(epochDay(stepBars([1, 1, 1, 1]).date[199]!)));
  });
});

describe('Low volatility', () => {
  const lines: Line[] = [
    { id: '1', ticker: 'WILD', bars: swinging(0.04) },
    { id: '2', ticker: 'CALM', bars: swinging(0.01) },
    { id: '3', ticker: 'MID', bars: swinging(0.02) },
    { id: '4', ticker: 'FROZEN', bars: swinging(0) },
    { id: '5', ticker: 'IDLE', bars: { ...swinging(0.01), volume: swinging(0).volume.map((_, i) => (i % 4 === 0 ? 0 : 1e6)) } },
  ];
  const market = buildMarket(lines);

  it('puts the calmest first and weights them by the inverse of their volatility', () => {
    const result = runStrategy(market, 'low_volatility', { n: 5, minMarketCap: 0 });
    expect(tickersOf(market, result.rows)).toEqual(['CALM', 'MID', 'WILD']);
    const sigma = result.rows.map((row) => row.score!);
    // Three of five places are filled: three fifths of the money, split as 1/σ.
    const total = 1 / sigma[0]! + 1 / sigma[1]! + 1 / sigma[2]!;
    result.rows.forEach((row, i) => expect(row.targetWeight).toBeCloseTo((1 / sigma[i]! / total) * 0.6, 12));
    expect(result.status).toBe('PARTIAL');
    expect(filtersOf(market, result, 'FROZEN').at(-1)).toMatchObject({ name: 'vol252', passed: false });
    expect(filtersOf(market, result, 'IDLE').at(-1)).toMatchObject({ name: 'vol252', passed: false });
  });

  it('can weight its names equally', () => {
    expect(runStrategy(market, 'low_volatility', { n: 5, weighting: 'equal' }).rows.map((row) => row.targetWeight)).toEqual([0.2, 0.2, 0.2]);
  });
});

describe('Piotroski value', () => {
  /* Ten names with price-book 0.1 … 1.0; the cheapest fifth is two names: P1 and P2. P2 alone has strong books. */
  const books = (profit: number) =>
    yearlyPoints({
      netProfit: { 2024: 60, 2025: profit },
      totalAssets: { 2023: 850, 2024: 900, 2025: 1000 },
      totalLiabilities: { 2024: 520, 2025: 550 },
      sales: { 2024: 1000, 2025: 1200 },
      equityPerShare: { 2024: 3.8, 2025: 4.5 },
    });
  const lines = Array.from({ length: 10 }, (_, i): Line => ({
    id: String(i + 1),
    ticker: `P${i + 1}`,
    figures: { priceBookRatio: (i + 1) / 10, operatingCashFlow: sek(110) },
    yearly: books(i === 0 ? 10 : 90),
  }));

  it('keeps of the cheapest fifth only those with strong books, and leaves the rest in cash', () => {
    const market = buildMarket(lines);
    const result = runStrategy(market, 'piotroski_value');
    expect(tickersOf(market, result.rows)).toEqual(['P2']);
    expect(result.rows[0]!.targetWeight).toBe(0.1);
    expect(result.excluded).toEqual({ cheapest: 8, minFScore: 1 });
    expect(filtersOf(market, result, 'P3').at(-1)).toEqual({ name: 'cheapest', passed: false, value: 3, limit: 2, margin: -1 });
    expect(result).toMatchObject({ status: 'PARTIAL', eligibleCount: 10 });
  });
});

describe('Trending Value', () => {
  it('takes the cheapest tenth by percentile, then the strongest six months; the rest follows by value', () => {
    // Twenty names; name i has every multiple at i, so vc2 orders them 1 … 20. A tenth is two names: 1 and 2; 2 rose more.
    const lines = Array.from({ length: 20 }, (_, i): Line => ({
      id: String(i + 1),
      ticker: `V${i + 1}`,
      steps: [100, 100, 100, 100 + i],
      figures: { priceEarningsRatio: i + 1, priceBookRatio: i + 1, priceSalesRatio: i + 1 },
    }));
    const market = buildMarket(lines);
    const result = runStrategy(market, 'trending_value_vc2');
    expect(tickersOf(market, result.rows).slice(0, 4)).toEqual(['V2', 'V1', 'V3', 'V4']);
    // V1 scores 1 in each of the three known figures and 50 in each of the three unknown ones.
    expect(result.rows[1]!.components.vc2!.value).toBe(153);
    expect(result.rows.filter((row) => row.inTarget)).toHaveLength(2);
    expect(result.rows[2]).toMatchObject({ rank: 3, score: null, inTarget: false });
    expect(result.status).toBe('PARTIAL');
  });
});

describe('12–1 momentum and 52-week high', () => {
  it('leave out the latest month', () => {
    const recent = barsOf((day) => (day > subMonths(AS_OF, 1) ? 300 : day > subMonths(AS_OF, 6) ? 110 : 100));
    const market = buildMarket([{ id: '1', ticker: 'LATE', bars: recent }, { id: '2', ticker: 'EARLY', steps: [100, 120, 120, 120] }]);
    const { rows } = runStrategy(market, 'momentum_12_1', { n: 5 });
    expect(tickersOf(market, rows)).toEqual(['EARLY', 'LATE']);
    expect(rows.map((row) => Number(row.score!.toFixed(12)))).toEqual([0.2, 0.1]);
  });

  it('settle the tie of those at their high by six months', () => {
    const market = buildMarket([
      { id: '1', ticker: 'HIGH', steps: [100, 100, 100, 110] },
      { id: '2', ticker: 'HIGHER', steps: [100, 100, 110, 120] },
      { id: '3', ticker: 'FALLEN', steps: [100, 100, 200, 150] },
      { id: '4', ticker: 'YOUNG', bars: barsOf(() => 100, AS_OF, 8) },
    ]);
    const result = runStrategy(market, 'high_52w', { n: 5 });
    expect(tickersOf(market, result.rows)).toEqual(['HIGHER', 'HIGH', 'FALLEN']);
    expect(result.rows.map((row) => row.score)).toEqual([1, 1, 0.75]);
    expect(result.excluded).toEqual({ high52w: 1 });
  });
});

describe('the four-strategy portfolio', () => {
  it('adds up the weights of a name that several lists hold', () => {
    const strong = yearlyPoints({
      netProfit: { 2024: 60, 2025: 90 },
      totalAssets: { 2023: 850, 2024: 900, 2025: 1000 },
      totalLiabilities: { 2024: 520, 2025: 550 },
      sales: { 2024: 1000, 2025: 1200 },
      equityPerShare: { 2024: 3.8, 2025: 4.5 },
    });
    const quality = { returnOnEquity: 0.3, returnOnTotalAssets: 0.1, returnOnCapitalEmployed: 0.2, operatingCashFlow: sek(110) };
    const value = { priceEarningsRatio: 5, priceBookRatio: 1, priceSalesRatio: 1, evEbitRatio: 5 };
    // One name per list. STAR has the best trend of all, sound books, cheap figures and quality, but pays no dividend.
    const market = buildMarket([
      { id: '1', ticker: 'STAR', steps: [100, 100, 100, 150], yearly: strong, figures: { ...quality, ...value } },
      { id: '2', ticker: 'PAYER', steps: [100, 100, 100, 120], yearly: strong, figures: { totalDirectYield: 0.06, operatingCashFlow: sek(110) } },
    ]);
    const result = runStrategy(market, 'svenska_portfoljen', { n: 1, sleeveWeights: [0.4, 0.1, 0.3, 0.2] });
    expect(tickersOf(market, result.rows)).toEqual(['STAR', 'PAYER']);
    expect(result.rows[0]!.targetWeight).toBeCloseTo(0.7, 12);
    expect(result.rows[1]!.targetWeight).toBeCloseTo(0.3, 12);
    expect(result.rows[0]!.score).toBe(result.rows[0]!.targetWeight);
    expect(Object.keys(result.rows[0]!.components)).toEqual(['sammansatt_momentum', 'trendande_varde', 'trendande_kvalitet', 'meanRank']);
    expect(result).toMatchObject({ status: 'OK', eligibleCount: 2, universeCount: 2, excluded: {} });
  });
});
