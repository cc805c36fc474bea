import { epochDay } from '@core/time/epoch-day';
import { AS_OF, barsOf, sek, yearlyPoints, type Line } from './market-builder';

/** Reproducible noise: the same line always gets the same figures. */
function noise(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** A line with two and a half years of noisy prices, all ratios and its reports; the same number gives the same line. */
export function generatedLine(i: number, extraDays = 0): Line {
  const random = noise(i + 1);
  let price = 50 + 200 * random();
  const drift = 1 + (random() - 0.48) * 0.002;
  const bars = barsOf(() => (price *= drift + (random() - 0.5) * 0.03), epochDay(AS_OF + extraDays), 30);
  const assets = 1000 + 500 * random();
  return {
    id: String(1000 + i),
    ticker: `T${i} ${i % 3 === 0 ? 'A' : 'B'}`,
    companyId: i % 7 === 0 ? `c${i + 1}` : `c${i}`,
    cap: Math.round((1 + 20 * random()) * 1e9),
    sectors: [['Industri', 'Försäkring', 'Kraftförsörjning', 'Läkemedel', 'Handel', 'Fordon'][i % 6]!],
    bars,
    figures: {
      priceEarningsRatio: 5 + 30 * random(),
      priceBookRatio: random() < 0.1 ? -1 : 0.5 + 5 * random(),
      priceSalesRatio: 0.3 + 4 * random(),
      evEbitRatio: 4 + 20 * random(),
      directYield: random() < 0.2 ? null : 0.06 * random(),
      returnOnEquity: 0.3 * random(),
      returnOnTotalAssets: 0.15 * random(),
      returnOnCapitalEmployed: 0.25 * random(),
      operatingCashFlow: sek((random() - 0.1) * 1e9),
    },
    yearly: yearlyPoints({
      netProfit: { 2023: 80 * random(), 2024: 90 * random(), 2025: 120 * random() },
      totalAssets: { 2023: assets, 2024: assets * 1.02, 2025: assets * 1.05 },
      totalLiabilities: { 2024: assets * 0.5, 2025: assets * (0.45 + 0.1 * random()) },
      sales: { 2023: 900, 2024: 950, 2025: 900 + 200 * random() },
      equityPerShare: { 2024: 10, 2025: 10 + random() },
      dividendPerShare: { 2020: 1, 2021: 1 + 0.1 * random(), 2022: 1.2, 2023: 1.2, 2024: 1.3, 2025: 1.4 + random() },
      earningsPerShare: { 2025: 3 },
    }),
  };
}
