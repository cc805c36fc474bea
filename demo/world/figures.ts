import { calendarDate } from '@core/time/epoch-day';
import { between, gaussian, geometric, smoothNoise, STREAM, uniform } from '../random';
import { FIRST_NORTH } from './listing';
import type { PriceBook } from './prices';
import { endMonth, type QuarterNumber } from './report-calendar';
import { ANCHOR } from './timeline';
import type { Company } from './company';

/** What a company reports for one quarter (flows) and at its end (stocks), in its report currency. */
export interface QuarterFigures {
  readonly quarter: QuarterNumber;
  readonly sales: number;
  readonly netProfit: number;
  readonly operatingProfit: number;
  readonly operatingCashFlow: number;
  readonly totalAssets: number;
  readonly equity: number;
  readonly netDebt: number;
  /** Common shares at the quarter's end on the anchor basis (before any split of the demo). */
  readonly shares: number;
}

export const SEK_PER_UNIT = { SEK: 1, USD: 10, EUR: 11 } as const;
const ANCHOR_MONTH = calendarDate(ANCHOR).year * 12 + calendarDate(ANCHOR).month - 1;
const TAX_KEEP = 0.79;
/** Figures follow the mean price of two years, which lies below today's in a market that rises. */
const VALUATION = 0.8;

/** How likely a company of a list loses money year after year: Large, Mid, Small, First North. */
const LOSS_SHARE = [0.03, 0.07, 0.2, 0.42] as const;

interface Habits {
  readonly priceToSales: number;
  readonly netMargin: number;
  readonly equityRatio: number;
  readonly assetsToSales: number;
}

function habitsOf(seed: number, company: Company): Habits {
  const draw = (n: number): number => uniform(seed, STREAM.balance, company.serial, n);
  const { sector, list } = company;
  const losing = company.dividendPolicy === 'none' && draw(1) < LOSS_SHARE[list] / (1 - 0.5 * LOSS_SHARE[list]);
  const margin = sector.netMargin * between(0.5, 1.5, draw(2));
  const hollow = list === FIRST_NORTH && draw(3) < 0.02;
  return {
    priceToSales: sector.priceToSales * VALUATION * geometric(0.5, 2, draw(4)),
    netMargin: losing ? -between(0.03, 0.7, draw(5) * draw(5)) : margin,
    equityRatio: hollow ? -0.12 : sector.equityRatio * between(0.78, 1.2, draw(6)),
    assetsToSales: sector.assetsToSales * geometric(0.75, 1.35, draw(7)),
  };
}

/** Slow wave of a company's business; `channel` keeps margins, sales and balance sheets apart. */
function wave(seed: number, company: Company, channel: number, quarter: number, quartersPerNode: number): number {
  return smoothNoise(seed, STREAM.sales, company.serial * 16 + channel, quarter / quartersPerNode);
}

interface Flows {
  readonly sales: number;
  readonly netProfit: number;
  readonly cashBeyondProfit: number;
  readonly totalAssets: number;
}

function operatingFlows(seed: number, company: Company, habits: Habits, quarter: number, value: number): Flows {
  const yearlySales = (value / habits.priceToSales) * Math.exp(0.07 * wave(seed, company, 1, quarter, 3));
  const season = [0.94, 1.02, 0.95, 1.09][quarter % 4]!;
  const sales = (yearlySales / 4) * season * Math.exp(0.03 * gaussian(seed, STREAM.sales, company.serial * 16, quarter));
  const swing = 0.28 * Math.abs(habits.netMargin) + 0.006;
  const luck = gaussian(seed, STREAM.margin, company.serial, quarter);
  const margin = habits.netMargin + swing * (wave(seed, company, 2, quarter, 4) + 0.35 * luck);
  const totalAssets = yearlySales * habits.assetsToSales * Math.exp(0.05 * wave(seed, company, 3, quarter, 5));
  const netProfit = sales * margin;
  const wear = company.sector.model === 'bank' ? 0.01 : 0.04;
  return { sales, netProfit, cashBeyondProfit: sales * (wear + 0.035 * wave(seed, company, 4, quarter, 4)), totalAssets };
}

function researchFlows(seed: number, company: Company, quarter: number, value: number): Flows {
  const sells = uniform(seed, STREAM.balance, company.serial, 9) < 0.5;
  const netProfit = -(value / 4) * 0.12 * Math.exp(0.35 * wave(seed, company, 2, quarter, 4));
  return {
    sales: sells ? (value / 4) * 0.02 * Math.exp(0.4 * wave(seed, company, 1, quarter, 3)) : 0,
    netProfit,
    cashBeyondProfit: -0.08 * netProfit,
    totalAssets: value * 0.35 * Math.exp(0.25 * wave(seed, company, 3, quarter, 5)),
  };
}

function investmentFlows(seed: number, company: Company, quarter: number, value: number): Flows {
  const netProfit = value * (0.021 + 0.04 * gaussian(seed, STREAM.margin, company.serial, quarter));
  return {
    sales: 0,
    netProfit,
    cashBeyondProfit: value * 0.007 - netProfit,
    totalAssets: value * 1.2 * Math.exp(0.08 * wave(seed, company, 3, quarter, 5)),
  };
}

/**
 * The figures of one quarter. They follow the company's price of the two years before, so that ratios of
 * price to figures stay plausible on any day, and never look past the quarter's end.
 */
export function quarterFigures(seed: number, prices: PriceBook, company: Company, quarter: QuarterNumber): QuarterFigures {
  const month = endMonth(company, quarter);
  const years = Math.min(0, (month - ANCHOR_MONTH) / 12);
  const shares = company.commonShares * Math.pow(1 + company.shareGrowth, years);
  const perUnit = SEK_PER_UNIT[company.reportCurrency];
  const value = (prices.levelAtMonthEnd(company, month) * shares) / perUnit;
  const habits = habitsOf(seed, company);
  const { model } = company.sector;
  const flows =
    model === 'research'
      ? researchFlows(seed, company, quarter, value)
      : model === 'investment'
        ? investmentFlows(seed, company, quarter, value)
        : operatingFlows(seed, company, habits, quarter, value);
  const equityRatio = Math.min(0.95, habits.equityRatio * (1 + 0.08 * wave(seed, company, 5, quarter, 5)));
  const equity = flows.totalAssets * equityRatio;
  const netDebt = (flows.totalAssets - equity) * (model === 'property' ? 0.85 : 0.38);
  return {
    quarter,
    sales: Math.round(flows.sales),
    netProfit: Math.round(flows.netProfit),
    operatingProfit: Math.round(flows.netProfit / TAX_KEEP + (netDebt * 0.035) / 4),
    operatingCashFlow: Math.round(flows.netProfit + flows.cashBeyondProfit),
    totalAssets: Math.round(flows.totalAssets),
    equity: Math.round(equity),
    netDebt: Math.round(netDebt),
    shares: Math.round(shares),
  };
}

/** Four consecutive quarters as one: a financial year, or the trailing twelve months. */
export interface TwelveMonths extends QuarterFigures {
  readonly perShare: { readonly earnings: number; readonly equity: number; readonly turnover: number };
}

/**
 * @param newest the last of the four quarters
 * @param sharesPerAnchorShare restates the per-share figures for splits
 */
export function twelveMonths(
  seed: number,
  prices: PriceBook,
  company: Company,
  newest: QuarterNumber,
  sharesPerAnchorShare: number,
): TwelveMonths {
  const quarters = [3, 2, 1, 0].map((back) => quarterFigures(seed, prices, company, newest - back));
  const last = quarters[3]!;
  const sum = (key: 'sales' | 'netProfit' | 'operatingProfit' | 'operatingCashFlow'): number =>
    quarters.reduce((total, figures) => total + figures[key], 0);
  const shares = last.shares * sharesPerAnchorShare;
  const sales = sum('sales');
  const netProfit = sum('netProfit');
  const perShare = { earnings: netProfit / shares, equity: last.equity / shares, turnover: sales / shares };
  return { ...last, sales, netProfit, operatingProfit: sum('operatingProfit'), operatingCashFlow: sum('operatingCashFlow'), perShare };
}
