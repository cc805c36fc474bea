import { describe, expect, it } from 'vitest';
import { buildMarket, filtersOf, runStrategy, sek, tickersOf, yearlyPoints, type Line } from './market-builder';
import { epochDay } from '@core/time/epoch-day';
import { barSource, barsFrom } from '../helpers/bar-source';

/*
 * Twelve lines. Prices move in four steps (100 twelve months ago → a → b → last), so the returns can be read off:
 * ret12 = last/first − 1, ret6 = last/second − 1, ret3 = last/third − 1, cm their mean.
 *
 * ticker   steps                 ret3   ret6   ret12   cm
 * ALFA B   100 100 100 130       0.30   0.30   0.30    0.30
 * BETA     100 120 150 180       0.20   0.50   0.80    0.50
 * GAMMA    100 100  80 100       0.25   0.00   0.00    0.0833
 * DELTA    100 110 110  99      −0.10  −0.10  −0.01   −0.07
 * EPSI     100 125 160 200       0.25   0.60   1.00    0.6167
 * ZETA     100 100 100 110       0.10   0.10   0.10    0.10
 * BANK     100 100 100 400       3.00 …  left out: a bank
 * TINY     100 100 100 400       3.00 …  left out: market value 1.9 billion
 * ALFA A   100 100 100 130       left out: the B line stands for the company
 * PREF     100 100 100 400       left out: preference share
 * EURO     100 100 100 400       left out: listed in EUR
 * HALT     no bar in the last ten days: left out
 */
const goodBooks = yearlyPoints({
  netProfit: { 2023: 50, 2024: 60, 2025: 90 },
  totalAssets: { 2023: 850, 2024: 900, 2025: 1000 },
  totalLiabilities: { 2023: 500, 2024: 520, 2025: 550 },
  sales: { 2023: 900, 2024: 1000, 2025: 1200 },
  equityPerShare: { 2024: 3.8, 2025: 4.5 },
});
/* Signs: ROA 60/900 > 0 yes, cash flow 20 > 0 yes, ROA rising 60/900 > 70/850 no, cash flow 20 > 60 no, liabilities
 * 600/1000 < 520/900 no, shares 400/4 = 100 against 380/3.8 = 100 yes, turnover 1000/900 > 1000/850 no: 3 of 7 → 3.857 */
const weakBooks = yearlyPoints({
  netProfit: { 2024: 70, 2025: 60 },
  totalAssets: { 2023: 850, 2024: 900, 2025: 1000 },
  totalLiabilities: { 2024: 520, 2025: 600 },
  sales: { 2024: 1000, 2025: 1000 },
  equityPerShare: { 2024: 3.8, 2025: 4 },
});
const cash = { operatingCashFlow: sek(110) };

const lines: Line[] = [
  { id: '11', ticker: 'ALFA B', companyId: 'alfa', steps: [100, 100, 100, 130], yearly: goodBooks, figures: { ...cash, totalDirectYield: 0.05 } },
  { id: '10', ticker: 'ALFA A', companyId: 'alfa', steps: [100, 100, 100, 130], yearly: goodBooks, figures: { ...cash, totalDirectYield: 0.05 } },
  { id: '20', ticker: 'BETA', steps: [100, 120, 150, 180], yearly: goodBooks, figures: { ...cash, totalDirectYield: 0.02 } },
  { id: '30', ticker: 'GAMMA', steps: [100, 100, 80, 100], yearly: goodBooks, figures: { ...cash, totalDirectYield: 0.08 } },
  { id: '40', ticker: 'DELTA', steps: [100, 110, 110, 99], yearly: goodBooks, figures: { ...cash, totalDirectYield: 0.06 } },
  { id: '50', ticker: 'EPSI', steps: [100, 125, 160, 200], yearly: weakBooks, figures: { operatingCashFlow: sek(20), totalDirectYield: 0 } },
  { id: '60', ticker: 'ZETA', steps: [100, 100, 100, 110], yearly: goodBooks, figures: { ...cash, totalDirectYield: 0.04 } },
  { id: '70', ticker: 'BANK', steps: [100, 100, 100, 400], yearly: goodBooks, sectors: [' traditionell bankverksamhet'] },
  { id: '80', ticker: 'TINY', steps: [100, 100, 100, 400], yearly: goodBooks, cap: 1.9e9 },
  { id: '90', ticker: 'PREF', steps: [100, 100, 100, 400], yearly: goodBooks, preferred: true },
  { id: '91', ticker: 'EURO', steps: [100, 100, 100, 400], yearly: goodBooks, currency: 'EUR' },
  { id: '92', ticker: 'HALT', steps: [100, 100, 100, 400], yearly: goodBooks },
];
const market = (() => {
  const built = buildMarket(lines);
  const halted = built.instruments.findIndex(({ ticker }) => ticker === 'HALT');
  return {
    ...built,
    bars: barSource(lines.length, (index, upTo) => barsFrom(built.bars, index, index === halted ? epochDay(upTo - 11) : upTo)),
  };
})();

describe('Sammansatt Momentum on the hand-made market', () => {
  it('ranks by composite momentum after the F-score test', () => {
    const result = runStrategy(market, 'sammansatt_momentum', { n: 3 });
    // EPSI has the best trend and fails the F-score. Of the rest by cm: BETA 0.50, ALFA B 0.30, ZETA 0.10, GAMMA 0.083, DELTA −0.07.
    expect(tickersOf(market, result.rows)).toEqual(['BETA', 'ALFA B', 'ZETA', 'GAMMA', 'DELTA']);
    expect(result.rows.map((row) => row.inTarget)).toEqual([true, true, true, false, false]);
    expect(result.rows.map((row) => row.targetWeight)).toEqual([1 / 3, 1 / 3, 1 / 3, 0, 0]);
    expect(result.rows[0]!.score).toBeCloseTo(0.5, 12);
    expect(result.rows[3]!.score).toBeCloseTo(0.25 / 3, 12);
    expect(result).toMatchObject({ status: 'OK', gate: null, universeCount: 12, eligibleCount: 6 });
    expect(result.excluded).toEqual({
      currency: 1, instrumentType: 1, marketCap: 1, minFScore: 1, recentPrice: 1, sector: 1, shareClass: 1,
    });
  });

  it('shows every figure behind a row, with its place and its day', () => {
    const { components } = runStrategy(market, 'sammansatt_momentum', { n: 3 }).rows[0]!;
    expect(components.cm!.value).toBeCloseTo(0.5, 12);
    expect(components.cm).toMatchObject({ rank: 2, asOf: '2026-08-31' });
    expect(components.fScaled).toEqual({ value: 9, rank: null, asOf: '2026-05-01' });
    expect(components.fAvailable!.value).toBe(7);
    expect(Object.keys(components)).toEqual(['cm', 'ret3', 'ret6', 'ret12', 'fScaled', 'fRaw', 'fAvailable', 'marketCap', 'close', 'leavesBelow']);
    // A third of each return: 0.2/3, 0.5/3 and 0.8/3 add up to 0.5.
    expect(['ret3', 'ret6', 'ret12'].map((name) => components[name]!.contribution)).toEqual([0.2, 0.5, 0.8].map((part) => expect.closeTo(part / 3, 12)));
    // Six eligible names; a close of 180 · (1 + 0.25/3) / 1.5 would put BETA level with GAMMA, the first outside.
    expect(components.cm).toMatchObject({ of: 6 });
    expect(components.leavesBelow!.value).toBeCloseTo(130, 9);
  });

  it('explains the first failed test with its value, limit and margin', () => {
    const result = runStrategy(market, 'sammansatt_momentum', { n: 3 });
    const last = (ticker: string) => filtersOf(market, result, ticker).at(-1);
    const scaled = (9 * 3) / 7;
    expect(last('EPSI')).toEqual({ name: 'minFScore', passed: false, value: scaled, limit: 5, margin: scaled - 5 });
    expect(last('TINY')).toEqual({ name: 'marketCap', passed: false, value: 1.9e9, limit: 2e9, margin: -1e8 });
    expect(last('BANK')).toMatchObject({ name: 'sector', passed: false, value: ' traditionell bankverksamhet' });
    expect(last('ALFA A')).toMatchObject({ name: 'shareClass', passed: false, value: 'represented by ALFA B' });
    expect(last('HALT')).toMatchObject({ name: 'recentPrice', passed: false, value: null, limit: '2026-08-21' });
    expect(last('BETA')).toMatchObject({ passed: true });
    expect(filtersOf(market, result, 'BETA').map(({ name }) => name)).toEqual([
      'marketPlace', 'instrumentType', 'currency', 'marketCap', 'sector', 'medianTurnover', 'recentPrice', 'tradable',
      'shareClass', 'ret3', 'ret6', 'ret12', 'fScaled', 'minFScore',
    ]);
  });

  it('drops the lowest part of the F-scores instead when told to', () => {
    // floor(0.2 · 6) = 1 name goes: EPSI, the only weak one.
    const result = runStrategy(market, 'sammansatt_momentum', { n: 3, fScoreMode: 'dropLowest' });
    expect(tickersOf(market, result.rows)).toEqual(['BETA', 'ALFA B', 'ZETA', 'GAMMA', 'DELTA']);
    expect(result.excluded.fScoreLowest).toBe(1);
    expect(tickersOf(market, runStrategy(market, 'sammansatt_momentum', { n: 3, fScoreMode: 'off' }).rows)[0]).toBe('EPSI');
  });

  it('is partial, with the missing places in cash, when too few names pass', () => {
    const result = runStrategy(market, 'sammansatt_momentum');
    expect(result.status).toBe('PARTIAL');
    expect(result.rows.every((row) => row.targetWeight === 0.1)).toBe(true);
  });
});

describe('Trendande Utdelning on the hand-made market', () => {
  it('takes the highest yields first and orders them by trend', () => {
    // Yields: GAMMA .08, DELTA .06, ALFA B .05, ZETA .04, BETA .02; EPSI pays none. The pool of three by cm: ALFA B, GAMMA, DELTA.
    const result = runStrategy(market, 'trendande_utdelning', { n: 2, poolSize: 3 });
    expect(tickersOf(market, result.rows)).toEqual(['ALFA B', 'GAMMA', 'DELTA', 'ZETA', 'BETA']);
    expect(result.rows.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5]);
    expect(result.rows.map((row) => row.inTarget)).toEqual([true, true, false, false, false]);
    // Outside the pool nothing was sorted by trend, so there is no score.
    expect(result.rows.map((row) => row.score === null)).toEqual([false, false, false, true, true]);
    expect(result.excluded.yield).toBe(1);
  });
});

describe('Trendande Kvalitet on a hand-made market', () => {
  /*
   * name  roe   roa   roce  pb   ocf/cap  ocfToEquity  ranks roe roa roce ocf  sum  steps→cm
   * ONE   .30   .10   .25   4    0.05     0.20               1   3   1    1     6    0.00
   * TWO   .20   .12   .15   2    0.05     0.10               2   1.5 2    2     7.5  0.30
   * TRE   .10   .12   null  1    0.02     0.02               3   1.5 3    3     10.5 0.10   (missing: (2 known + 1 + 3 names) / 2 = 3)
   * FYR   pb −1 → roe and ocfToEquity missing, roa and roce known: 2 of 4, not eligible
   */
  const quality = buildMarket([
    { id: '1', ticker: 'ONE', steps: [100, 100, 100, 100], figures: { returnOnEquity: 0.3, returnOnTotalAssets: 0.1, returnOnCapitalEmployed: 0.25, priceBookRatio: 4, operatingCashFlow: sek(0.5e9) } },
    { id: '2', ticker: 'TWO', steps: [100, 100, 100, 130], figures: { returnOnEquity: 0.2, returnOnTotalAssets: 0.12, returnOnCapitalEmployed: 0.15, priceBookRatio: 2, operatingCashFlow: sek(0.5e9) } },
    { id: '3', ticker: 'TRE', steps: [100, 100, 100, 110], figures: { returnOnEquity: 0.1, returnOnTotalAssets: 0.12, priceBookRatio: 1, operatingCashFlow: sek(0.2e9) } },
    { id: '4', ticker: 'FYR', steps: [100, 100, 100, 150], figures: { returnOnEquity: 0.9, returnOnTotalAssets: 0.12, returnOnCapitalEmployed: 0.3, priceBookRatio: -1, operatingCashFlow: sek(0.2e9) } },
  ]);

  it('adds the ranks of the four returns, a missing one ranking last', () => {
    const result = runStrategy(quality, 'trendande_kvalitet', { n: 1, poolSize: 2 });
    expect(tickersOf(quality, result.rows)).toEqual(['TWO', 'ONE', 'TRE']);
    expect(result.rows.map((row) => row.components.qualitySum!.value)).toEqual([7.5, 6, 10.5]);
    expect(result.rows[2]!.components.roce).toEqual({ value: null, rank: 3, of: 3, contribution: 3, asOf: null });
    expect(result.excluded).toEqual({ returnsOnCapital: 1 });
    expect(filtersOf(quality, result, 'FYR').at(-1)).toEqual({ name: 'returnsOnCapital', passed: false, value: 2, limit: 3, margin: -1 });
  });
});
