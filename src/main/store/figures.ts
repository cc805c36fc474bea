import type { FundamentalSnapshot } from '@core/domain/fundamentals';
import type { Reader } from './connection';
import { toSnapshot, type SnapshotRow } from './snapshot-row';

export interface FigureReader {
  /** The newest stored figures of an instrument, however old; null when there never were any. */
  newest(orderbookId: string): FundamentalSnapshot | null;
}

export function createFigureReader(reader: Reader): FigureReader {
  const newest = reader.query<[string], SnapshotRow>(
    `SELECT orderbook_id AS orderbookId, as_of AS asOf, report_date AS reportDate, market_capital AS marketCapital,
       market_capital_currency AS marketCapitalCurrency, operating_cash_flow AS operatingCashFlow,
       operating_cash_flow_currency AS operatingCashFlowCurrency, price_earnings_ratio AS priceEarningsRatio,
       price_book_ratio AS priceBookRatio, price_sales_ratio AS priceSalesRatio, ev_ebit_ratio AS evEbitRatio,
       direct_yield AS directYield, ordinary_direct_yield AS ordinaryDirectYield,
       total_direct_yield AS totalDirectYield, return_on_equity AS returnOnEquity,
       return_on_total_assets AS returnOnTotalAssets, return_on_capital_employed AS returnOnCapitalEmployed,
       gross_margin AS grossMargin, number_of_owners AS numberOfOwners
     FROM fundamental_snapshot WHERE orderbook_id = ? ORDER BY as_of DESC LIMIT 1`,
  );
  return {
    newest(orderbookId) {
      const row = newest.get(orderbookId);
      return row === undefined ? null : toSnapshot(row);
    },
  };
}
