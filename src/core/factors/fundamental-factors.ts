import type { FundamentalSnapshot, Money } from '../domain/fundamentals';
import type { FactorUnit, FundamentalFactor, FundamentalInputs } from './factor';

/**
 * The ratios of the own snapshot, cleaned for ranking. A zero or negative multiple is expensive, not cheap:
 * it becomes missing and so ranks last. What the source leaves out is missing. Missing: NaN.
 */
type YieldField = 'total' | 'ordinary' | 'reported';

function present(value: number | null | undefined): number {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : Number.NaN;
}

function positive(value: number | null | undefined): number {
  const known = present(value);
  return known > 0 ? known : Number.NaN;
}

/** An amount in SEK. Missing: NaN when the amount or the rate of its currency is unknown. */
export function moneyInSek(money: Money | null, sekPerUnit: Readonly<Record<string, number>>): number {
  if (money === null) return Number.NaN;
  return present(money.value) * positive(sekPerUnit[money.currency]);
}

/** The company's market value in SEK; NaN when unknown or not positive. */
export function marketCapInSek(snapshot: FundamentalSnapshot | null, sekPerUnit: Readonly<Record<string, number>>): number {
  return snapshot === null ? Number.NaN : positive(moneyInSek(snapshot.marketCapital, sekPerUnit));
}

function operatingCashFlowInSek(inputs: FundamentalInputs): number {
  return moneyInSek(inputs.snapshot?.operatingCashFlow ?? null, inputs.sekPerUnit);
}

/** The yield a user asked for; NaN when absent or negative. */
function knownYield(snapshot: FundamentalSnapshot | null, field: YieldField): number {
  if (snapshot === null) return Number.NaN;
  const preferred = { total: snapshot.totalDirectYield, ordinary: snapshot.ordinaryDirectYield, reported: null }[field];
  const value = present(preferred ?? snapshot.directYield);
  return value < 0 ? Number.NaN : value;
}

/** As `knownYield`, but a company that reports no yield pays none. A negative figure stays missing. */
function yieldOrZero(snapshot: FundamentalSnapshot | null, field: YieldField): number {
  if (snapshot === null) return 0;
  const preferred = { total: snapshot.totalDirectYield, ordinary: snapshot.ordinaryDirectYield, reported: null }[field];
  return (preferred ?? snapshot.directYield) === null ? 0 : knownYield(snapshot, field);
}

function ratio(
  name: string,
  label: string,
  unit: FactorUnit,
  read: (inputs: FundamentalInputs) => number,
): FundamentalFactor {
  return { id: name, name, label, unit, historyDays: 0, source: 'ratio', metrics: [], read };
}

function multiple(name: string, label: string, field: 'priceEarningsRatio' | 'priceBookRatio' | 'priceSalesRatio' | 'evEbitRatio') {
  return ratio(name, label, 'multiple', ({ snapshot }) => positive(snapshot?.[field]));
}

export const pe = multiple('pe', 'Price / earnings', 'priceEarningsRatio');
export const pb = multiple('pb', 'Price / book value', 'priceBookRatio');
export const ps = multiple('ps', 'Price / sales', 'priceSalesRatio');
export const evEbit = multiple('evEbit', 'Enterprise value / operating profit', 'evEbitRatio');

export const pocf = ratio('pocf', 'Price / operating cash flow', 'multiple', (inputs) => {
  return inputs.marketCapSek / positive(operatingCashFlowInSek(inputs));
});

/** Operating profit per krona of enterprise value: the reciprocal of `evEbit`. */
export const earningsYield = ratio('earningsYield', 'Operating profit / enterprise value', 'fraction', ({ snapshot }) => {
  return 1 / positive(snapshot?.evEbitRatio);
});

/** Negative equity makes a return on it meaningless. */
export const roe = ratio('roe', 'Return on equity', 'fraction', ({ snapshot }) => {
  const priceBook = snapshot?.priceBookRatio ?? null;
  return priceBook !== null && priceBook <= 0 ? Number.NaN : present(snapshot?.returnOnEquity);
});
export const roa = ratio('roa', 'Return on total assets', 'fraction', ({ snapshot }) => present(snapshot?.returnOnTotalAssets));
export const roce = ratio('roce', 'Return on capital employed', 'fraction', ({ snapshot }) => {
  return present(snapshot?.returnOnCapitalEmployed);
});

/** Operating cash flow / equity, where equity = market value / price-book; may be negative. */
export const ocfToEquity = ratio('ocfToEquity', 'Operating cash flow / equity', 'fraction', (inputs) => {
  return (positive(inputs.snapshot?.priceBookRatio) * operatingCashFlowInSek(inputs)) / inputs.marketCapSek;
});

export const directYield = ratio('directYield', 'Reported dividend yield', 'fraction', ({ snapshot }) => {
  return knownYield(snapshot, 'reported');
});

/** Dividend yield, 0 for a company without one. */
export function dividendYield(field: YieldField): FundamentalFactor {
  const factor = ratio('yield', `Dividend yield (${field})`, 'fraction', ({ snapshot }) => yieldOrZero(snapshot, field));
  return { ...factor, id: `yield:${field}` };
}

/** Dividend yield where the absence of a figure means that nobody knows. */
export function reportedYieldOnly(field: YieldField): FundamentalFactor {
  const factor = ratio('yield', `Dividend yield (${field})`, 'fraction', ({ snapshot }) => knownYield(snapshot, field));
  return { ...factor, id: `knownYield:${field}` };
}
