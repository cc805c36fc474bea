import type { FundamentalSnapshot, Money } from '@core/domain/fundamentals';
import { parseIsoDate } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';

export interface FigureReader {
  /** The newest stored figures of an instrument in a range of days, both ends included; null without any. */
  newest(orderbookId: string, range?: DayRange): FundamentalSnapshot | null;
}

export interface DayRange {
  readonly from: string;
  readonly upTo: string;
}

const EVER: DayRange = { from: '', upTo: '9999-12-31' };

/** A snapshot with its days as text and its sums apart from their currencies; the ratios are stored as they are. */
interface SnapshotRow extends Omit<FundamentalSnapshot, 'asOf' | 'reportDate' | 'marketCapital' | 'operatingCashFlow'> {
  readonly asOf: string;
  readonly reportDate: string | null;
  readonly marketCapital: number | null;
  readonly marketCapitalCurrency: string | null;
  readonly operatingCashFlow: number | null;
  readonly operatingCashFlowCurrency: string | null;
}

function moneyOf(value: number | null, currency: string | null): Money | null {
  return value === null || currency === null ? null : { value, currency };
}

function toSnapshot({ asOf, reportDate, marketCapital, marketCapitalCurrency, operatingCashFlow, operatingCashFlowCurrency, ...ratios }: SnapshotRow): FundamentalSnapshot {
  return {
    asOf: parseIsoDate(asOf),
    reportDate: reportDate === null ? null : parseIsoDate(reportDate),
    marketCapital: moneyOf(marketCapital, marketCapitalCurrency),
    operatingCashFlow: moneyOf(operatingCashFlow, operatingCashFlowCurrency),
    ...ratios,
  };
}

export function createFigureReader(reader: Reader): FigureReader {
  const newest = reader.query<[string, string, string], SnapshotRow>(
    `SELECT as_of AS asOf, report_date AS reportDate, market_capital AS marketCapital,
       market_capital_currency AS marketCapitalCurrency, operating_cash_flow AS operatingCashFlow,
       operating_cash_flow_currency AS operatingCashFlowCurrency, price_earnings_ratio AS priceEarningsRatio,
       price_book_ratio AS priceBookRatio, price_sales_ratio AS priceSalesRatio, ev_ebit_ratio AS evEbitRatio,
       direct_yield AS directYield, ordinary_direct_yield AS ordinaryDirectYield,
       total_direct_yield AS totalDirectYield, return_on_equity AS returnOnEquity,
       return_on_total_assets AS returnOnTotalAssets, return_on_capital_employed AS returnOnCapitalEmployed,
       gross_margin AS grossMargin, number_of_owners AS numberOfOwners
     FROM fundamental_snapshot WHERE orderbook_id = ? AND as_of BETWEEN ? AND ? ORDER BY as_of DESC LIMIT 1`,
  );
  return {
    newest(orderbookId, { from, upTo } = EVER) {
      const row = newest.get(orderbookId, from, upTo);
      return row === undefined ? null : toSnapshot(row);
    },
  };
}
