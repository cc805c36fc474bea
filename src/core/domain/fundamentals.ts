import type { EpochDay } from '../time/epoch-day';

export interface Money {
  readonly value: number;
  readonly currency: string;
}

/**
 * The figures of one instrument as delivered on one day; the application's own dated record, because
 * the source keeps no history and restates silently. Missing: null (the source leaves unknowns out).
 * Fractions are fractions (0.03 = 3 %). Nothing is cleaned here: see core/factors/fundamental-factors.
 */
export interface FundamentalSnapshot {
  /** The session the snapshot belongs to. */
  readonly asOf: EpochDay;
  /** Publication date of the newest report behind the figures. */
  readonly reportDate: EpochDay | null;
  readonly marketCapital: Money | null;
  readonly operatingCashFlow: Money | null;
  readonly priceEarningsRatio: number | null;
  readonly priceBookRatio: number | null;
  readonly priceSalesRatio: number | null;
  readonly evEbitRatio: number | null;
  readonly directYield: number | null;
  readonly ordinaryDirectYield: number | null;
  readonly totalDirectYield: number | null;
  readonly returnOnEquity: number | null;
  readonly returnOnTotalAssets: number | null;
  readonly returnOnCapitalEmployed: number | null;
  readonly grossMargin: number | null;
  readonly numberOfOwners: number | null;
}

/** The yearly metrics that strategies read; names are the source's own. */
export const YEARLY_METRICS = [
  'sales',
  'netProfit',
  'totalAssets',
  'totalLiabilities',
  'earningsPerShare',
  'equityPerShare',
  'dividendPerShare',
] as const;

export type YearlyMetric = (typeof YEARLY_METRICS)[number];

/** One usable point of a yearly series; points without a value are dropped when the answer is read. */
export interface YearlyPoint {
  readonly metric: YearlyMetric;
  readonly financialYear: number;
  /** From when the figure was known: its publication date, else 1 May of the following year. */
  readonly knownFrom: EpochDay;
  readonly value: number;
}
