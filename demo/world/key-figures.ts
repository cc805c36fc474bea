import type { EpochDay } from '@core/time/epoch-day';
import { between, gaussian, hash32, smoothNoise, STREAM, uniform } from '../random';
import { SEK_PER_UNIT, twelveMonths, type TwelveMonths } from './figures';
import type { PriceBook } from './prices';
import { newestReportedQuarter, quarterOfYear, reportDay, type QuarterNumber } from './report-calendar';
import type { Company } from './company';

export const RATIO_NAMES = [
  'priceEarningsRatio', 'priceBookRatio', 'priceSalesRatio', 'evEbitRatio', 'returnOnEquity', 'returnOnTotalAssets',
  'returnOnCapitalEmployed', 'equityRatio', 'operatingProfitMargin', 'grossMargin', 'netMargin',
  'interestCoverageRatio', 'capitalTurnover', 'netDebtEbitdaRatio',
] as const;
export type RatioName = (typeof RATIO_NAMES)[number];

export interface ReportDate {
  readonly day: EpochDay;
  readonly type: 'INTERIM' | 'ANNUAL';
}

/** What is known about a company on a day; the same for all its share classes. */
export interface KeyFigures {
  readonly newestQuarter: QuarterNumber;
  readonly trailing: TwelveMonths;
  /** NaN where the source knows nothing or the figure has no meaning for the business. */
  readonly ratios: Readonly<Record<RatioName, number>>;
  readonly previousReport: ReportDate;
  readonly nextReport: ReportDate;
}

function reportDate(seed: number, company: Company, quarter: QuarterNumber): ReportDate {
  return { day: reportDay(seed, company, quarter), type: quarterOfYear(quarter) === 4 ? 'ANNUAL' : 'INTERIM' };
}

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Number.isFinite(value) ? Math.round(value * scale) / scale : Number.NaN;
}

/** Sources lack a figure here and there for no visible reason. */
const MISSING_SHARE = 0.025;

function grossMarginOf(seed: number, company: Company, quarter: QuarterNumber, netMargin: number): number {
  if (company.sector.model !== 'operating') return Number.NaN;
  const usual = between(0.18, 0.68, uniform(seed, STREAM.balance, company.serial, 20));
  const swing = 0.015 * smoothNoise(seed, STREAM.sales, company.serial * 16 + 7, quarter / 3);
  return Math.max(netMargin + 0.05, usual + swing);
}

function ratiosOf(seed: number, company: Company, quarter: QuarterNumber, figures: TwelveMonths, priceSek: number, marketCapSek: number): Record<RatioName, number> {
  const perUnit = SEK_PER_UNIT[company.reportCurrency];
  const price = priceSek / perUnit;
  const { model } = company.sector;
  const sold = figures.sales > 0;
  const enterprise = marketCapSek / perUnit + figures.netDebt;
  const leveraged = model === 'bank' || model === 'investment';
  const interest = figures.netDebt * 0.035;
  const margin = sold ? figures.netProfit / figures.sales : Number.NaN;
  const exact: Record<RatioName, number> = {
    priceEarningsRatio: price / figures.perShare.earnings,
    priceBookRatio: price / figures.perShare.equity,
    priceSalesRatio: sold ? price / figures.perShare.turnover : Number.NaN,
    evEbitRatio: leveraged ? Number.NaN : enterprise / figures.operatingProfit,
    returnOnEquity: figures.netProfit / figures.equity,
    returnOnTotalAssets: figures.netProfit / figures.totalAssets,
    returnOnCapitalEmployed: figures.operatingProfit / (figures.equity + Math.max(0, figures.netDebt)),
    equityRatio: figures.equity / figures.totalAssets,
    operatingProfitMargin: sold ? figures.operatingProfit / figures.sales : Number.NaN,
    grossMargin: sold ? grossMarginOf(seed, company, quarter, margin) : Number.NaN,
    netMargin: margin,
    interestCoverageRatio: interest > 0 ? figures.operatingProfit / interest : Number.NaN,
    capitalTurnover: sold ? figures.sales / figures.totalAssets : Number.NaN,
    netDebtEbitdaRatio: leveraged ? Number.NaN : figures.netDebt / (figures.operatingProfit + figures.sales * 0.04),
  };
  RATIO_NAMES.forEach((name, position) => {
    const missing = uniform(seed, STREAM.missing, company.serial, position) < MISSING_SHARE;
    exact[name] = missing ? Number.NaN : round(exact[name], 4);
  });
  return exact;
}

/**
 * @param priceSek price of the company's main line
 * @returns null for a company about which nothing has been published
 */
export function keyFigures(
  seed: number,
  prices: PriceBook,
  company: Company,
  today: EpochDay,
  sharesPerAnchorShare: number,
  priceSek: number,
  marketCapSek: number,
): KeyFigures | null {
  if (company.yearsOfFigures === 0) return null;
  const newestQuarter = newestReportedQuarter(seed, company, today);
  const trailing = twelveMonths(seed, prices, company, newestQuarter, sharesPerAnchorShare);
  return {
    newestQuarter,
    trailing,
    ratios: ratiosOf(seed, company, newestQuarter, trailing, priceSek, marketCapSek),
    previousReport: reportDate(seed, company, newestQuarter),
    nextReport: reportDate(seed, company, newestQuarter + 1),
  };
}

/** Yearly deviation of the share's returns as the company's page states it. */
export function statedVolatility(company: Company): number {
  return round(Math.hypot(company.ownVolatility, company.beta * 0.15), 4);
}

/** Part of the company's shares sold short on a day; 0 for most of the small ones. */
export function shortRatio(seed: number, company: Company, day: number): number {
  const usual = company.list > 1 ? 0 : 0.02 * uniform(seed, STREAM.shorts, company.serial);
  const habit = (hash32(seed, STREAM.shorts, company.serial, -1) % 10) / 1000;
  const moved = usual * (1 + 0.5 * smoothNoise(seed, STREAM.shorts, company.serial + 10_000, day / 50));
  return usual === 0 ? 0 : round(Math.max(0, moved + habit * 0.3), 4);
}

/** Customers who own a line on a day. */
export function ownersOf(seed: number, serial: number, marketCapSek: number, day: number): number {
  const size = Math.pow(marketCapSek / 1e6, 0.62) * between(4, 90, uniform(seed, STREAM.owners, serial) ** 2);
  const trend = 0.5 * smoothNoise(seed, STREAM.owners, serial + 10_000, day / 700);
  const wobble = 0.05 * smoothNoise(seed, STREAM.owners, serial + 20_000, day / 40) + 0.002 * gaussian(seed, STREAM.owners, serial, day);
  return Math.max(3, Math.round(size * Math.exp(trend + wobble)));
}
