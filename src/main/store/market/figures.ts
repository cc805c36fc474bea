import type { FundamentalSnapshot } from '@core/domain/fundamentals';
import type { Reader } from '../file/connection';
import { toSnapshot, type SnapshotRow } from './snapshot-row';

export interface FigureReader {
  /** The newest stored figures of an instrument in a range of days, both ends included; null without any. */
  newest(orderbookId: string, range?: DayRange): FundamentalSnapshot | null;
}

export interface DayRange {
  readonly from: string;
  readonly upTo: string;
}

const EVER: DayRange = { from: '', upTo: '9999-12-31' };

export function createFigureReader(reader: Reader): FigureReader {
  const newest = reader.query<[string, string, string], SnapshotRow>(
    `SELECT orderbook_id AS orderbookId, as_of AS asOf, report_date AS reportDate, market_capital AS marketCapital,
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
