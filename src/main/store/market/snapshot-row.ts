import type { FundamentalSnapshot, Money } from '@core/domain/fundamentals';
import { parseIsoDate } from '@core/time/epoch-day';

export interface SnapshotRow {
  readonly orderbookId: string;
  readonly asOf: string;
  readonly reportDate: string | null;
  readonly marketCapital: number | null;
  readonly marketCapitalCurrency: string | null;
  readonly operatingCashFlow: number | null;
  readonly operatingCashFlowCurrency: string | null;
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

function moneyOf(value: number | null, currency: string | null): Money | null {
  return value === null || currency === null ? null : { value, currency };
}

export function toSnapshot(row: SnapshotRow): FundamentalSnapshot {
  return {
    asOf: parseIsoDate(row.asOf),
    reportDate: row.reportDate === null ? null : parseIsoDate(row.reportDate),
    marketCapital: moneyOf(row.marketCapital, row.marketCapitalCurrency),
    operatingCashFlow: moneyOf(row.operatingCashFlow, row.operatingCashFlowCurrency),
    priceEarningsRatio: row.priceEarningsRatio,
    priceBookRatio: row.priceBookRatio,
    priceSalesRatio: row.priceSalesRatio,
    evEbitRatio: row.evEbitRatio,
    directYield: row.directYield,
    ordinaryDirectYield: row.ordinaryDirectYield,
    totalDirectYield: row.totalDirectYield,
    returnOnEquity: row.returnOnEquity,
    returnOnTotalAssets: row.returnOnTotalAssets,
    returnOnCapitalEmployed: row.returnOnCapitalEmployed,
    grossMargin: row.grossMargin,
    numberOfOwners: row.numberOfOwners,
  };
}
