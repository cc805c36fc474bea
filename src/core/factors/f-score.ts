import type { YearlyMetric } from '../domain/fundamentals';
import { compareKeys } from '../numeric/sort-key';
import { moneyInSek } from './fundamental-factors';
import type { FundamentalFactor, FundamentalInputs } from './factor';
import { latestCommonYear, yearlyValue } from './yearly-series';

/**
 * Piotroski's nine signs of financial strength, as far as the data source carries them.
 *
 * Each sign is 1, 0 or missing: missing data never earns a point. The current ratio is not available at
 * all; all liabilities stand in for long-term debt; the share count follows from equity per share, and a
 * change that looks like a split or a consolidation says nothing. The total is scaled to nine so that
 * companies with different numbers of known signs can be compared, and is missing with fewer than six.
 *
 * Source: Piotroski 2000, “Value Investing”, Journal of Accounting Research 38 (supplement).
 */
export type FSignal = 1 | 0 | null;

export interface FScoreFigures {
  readonly sales: number;
  readonly netProfit: number;
  readonly totalAssets: number;
  readonly totalLiabilities: number;
  readonly equityPerShare: number;
}

export interface FScoreInputs {
  /** The latest complete financial year and the two before it; missing figures are NaN. */
  readonly y: FScoreFigures;
  readonly y1: FScoreFigures;
  readonly y2: Pick<FScoreFigures, 'totalAssets'>;
  readonly operatingCashFlow: number;
  readonly grossMargin: number;
  readonly grossMarginYearAgo: number;
}

export interface FScore {
  /** In Piotroski's order. */
  readonly signals: readonly FSignal[];
  readonly available: number;
  readonly raw: number;
  /** 9 · raw / available; NaN with fewer than six known signs. */
  readonly scaled: number;
}

const LEAST_KNOWN_SIGNALS = 6;
/** Beyond these ratios the share count changed by a split or a consolidation, not by an issue. */
const SPLIT_RATIO = 1.8;
const CONSOLIDATION_RATIO = 0.55;
/** Half a per cent of new shares is rounding of the per-share figure. */
const NO_ISSUE_RATIO = 1.005;

const CORE_METRICS = ['netProfit', 'totalAssets', 'totalLiabilities', 'sales'] as const satisfies readonly YearlyMetric[];
export const F_SCORE_METRICS = [...CORE_METRICS, 'equityPerShare'] as const satisfies readonly YearlyMetric[];

/** 1 if a exceeds b, else 0; null when either is missing or not finite. */
function exceeds(a: number, b: number): FSignal {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return null;
  return compareKeys(a, b) > 0 ? 1 : 0;
}

function sharesOutstanding(year: FScoreFigures): number {
  const shares = (year.totalAssets - year.totalLiabilities) / year.equityPerShare;
  return shares > 0 ? shares : Number.NaN;
}

function noNewShares(shares: number, sharesBefore: number): FSignal {
  const ratio = shares / sharesBefore;
  if (!Number.isFinite(ratio)) return null;
  if (compareKeys(ratio, SPLIT_RATIO) >= 0 || compareKeys(ratio, CONSOLIDATION_RATIO) <= 0) return null;
  return compareKeys(ratio, NO_ISSUE_RATIO) <= 0 ? 1 : 0;
}

/** The signs and their sum. Shape: nine signals. Missing: null per sign. */
export function fScore({ y, y1, y2, operatingCashFlow, grossMargin, grossMarginYearAgo }: FScoreInputs): FScore {
  const returnOnAssets = y.netProfit / y1.totalAssets;
  const signals: FSignal[] = [
    exceeds(returnOnAssets, 0),
    exceeds(operatingCashFlow, 0),
    exceeds(returnOnAssets, y1.netProfit / y2.totalAssets),
    exceeds(operatingCashFlow, y.netProfit),
    exceeds(y1.totalLiabilities / y1.totalAssets, y.totalLiabilities / y.totalAssets),
    null,
    noNewShares(sharesOutstanding(y), sharesOutstanding(y1)),
    exceeds(grossMargin, grossMarginYearAgo),
    exceeds(y.sales / y1.totalAssets, y1.sales / y2.totalAssets),
  ];
  let available = 0;
  let raw = 0;
  for (const signal of signals) {
    if (signal === null) continue;
    available += 1;
    raw += signal;
  }
  return { signals, available, raw, scaled: available >= LEAST_KNOWN_SIGNALS ? (9 * raw) / available : Number.NaN };
}

/** The score of one instrument from its stored reports. Missing: null without a complete financial year. */
export function fScoreOf(inputs: FundamentalInputs): FScore | null {
  const { yearly, asOf, snapshot } = inputs;
  const year = latestCommonYear(yearly, CORE_METRICS, asOf);
  if (year === null) return null;
  const figures = (financialYear: number): FScoreFigures => ({
    sales: yearlyValue(yearly, 'sales', financialYear, asOf),
    netProfit: yearlyValue(yearly, 'netProfit', financialYear, asOf),
    totalAssets: yearlyValue(yearly, 'totalAssets', financialYear, asOf),
    totalLiabilities: yearlyValue(yearly, 'totalLiabilities', financialYear, asOf),
    equityPerShare: yearlyValue(yearly, 'equityPerShare', financialYear, asOf),
  });
  return fScore({
    y: figures(year),
    y1: figures(year - 1),
    y2: figures(year - 2),
    operatingCashFlow: reportedCashFlow(inputs),
    grossMargin: snapshot?.grossMargin ?? Number.NaN,
    grossMarginYearAgo: inputs.grossMarginYearAgo ?? Number.NaN,
  });
}

/**
 * Yearly figures carry no currency, and the cash flow is compared with one of them: a company that reports
 * in another currency than SEK has both in its own, so the cash flow must stay unconverted here.
 */
function reportedCashFlow({ snapshot }: FundamentalInputs): number {
  return moneyInSek(snapshot?.operatingCashFlow ?? null, { [snapshot?.operatingCashFlow?.currency ?? '']: 1 });
}

function fScoreFactor(name: string, label: string, read: (score: FScore) => number): FundamentalFactor {
  return {
    id: name,
    name,
    label,
    unit: name === 'fScaled' ? 'points' : 'count',
    historyDays: 0,
    source: 'yearly',
    metrics: F_SCORE_METRICS,
    read(inputs) {
      const score = inputs.once('fScore', () => fScoreOf(inputs));
      return score === null ? Number.NaN : read(score);
    },
  };
}

export const fScaled = fScoreFactor('fScaled', 'F-score, scaled to nine', (score) => score.scaled);
export const fRaw = fScoreFactor('fRaw', 'F-score, signs fulfilled', (score) => score.raw);
export const fAvailable = fScoreFactor('fAvailable', 'F-score, signs known', (score) => score.available);
