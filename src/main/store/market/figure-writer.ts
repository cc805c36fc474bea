import type { FundamentalSnapshot } from '@core/domain/fundamentals';
import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { SqlValue, Writer } from '../file/connection';

export interface FigureWriter {
  /** Stores the figures of one session; the same session again replaces them. True when anything changed. */
  upsertSnapshot(orderbookId: string, snapshot: FundamentalSnapshot): boolean;
  /** Takes back the figures of one session, of all instruments: the ones before them are the newest again. */
  withdrawSnapshots(session: EpochDay): void;
}

function isoOrNull(day: EpochDay | null): string | null {
  return day === null ? null : toIsoDate(day);
}

/** Figures in the order of the columns of `fundamental_snapshot` after `as_of`. */
function figuresOf(snapshot: FundamentalSnapshot): SqlValue[] {
  return [
    isoOrNull(snapshot.reportDate),
    snapshot.marketCapital?.value ?? null,
    snapshot.marketCapital?.currency ?? null,
    snapshot.operatingCashFlow?.value ?? null,
    snapshot.operatingCashFlow?.currency ?? null,
    snapshot.priceEarningsRatio,
    snapshot.priceBookRatio,
    snapshot.priceSalesRatio,
    snapshot.evEbitRatio,
    snapshot.directYield,
    snapshot.ordinaryDirectYield,
    snapshot.totalDirectYield,
    snapshot.returnOnEquity,
    snapshot.returnOnTotalAssets,
    snapshot.returnOnCapitalEmployed,
    snapshot.grossMargin,
    snapshot.numberOfOwners,
  ];
}

export function createFigureWriter(writer: Writer): FigureWriter {
  const upsert = writer.command<SqlValue[]>(
    `INSERT INTO fundamental_snapshot (orderbook_id, as_of, report_date, market_capital, market_capital_currency,
       operating_cash_flow, operating_cash_flow_currency, price_earnings_ratio, price_book_ratio, price_sales_ratio,
       ev_ebit_ratio, direct_yield, ordinary_direct_yield, total_direct_yield, return_on_equity,
       return_on_total_assets, return_on_capital_employed, gross_margin, number_of_owners)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (orderbook_id, as_of) DO UPDATE SET report_date = excluded.report_date,
       market_capital = excluded.market_capital, market_capital_currency = excluded.market_capital_currency,
       operating_cash_flow = excluded.operating_cash_flow,
       operating_cash_flow_currency = excluded.operating_cash_flow_currency,
       price_earnings_ratio = excluded.price_earnings_ratio, price_book_ratio = excluded.price_book_ratio,
       price_sales_ratio = excluded.price_sales_ratio, ev_ebit_ratio = excluded.ev_ebit_ratio,
       direct_yield = excluded.direct_yield, ordinary_direct_yield = excluded.ordinary_direct_yield,
       total_direct_yield = excluded.total_direct_yield, return_on_equity = excluded.return_on_equity,
       return_on_total_assets = excluded.return_on_total_assets,
       return_on_capital_employed = excluded.return_on_capital_employed,
       gross_margin = excluded.gross_margin, number_of_owners = excluded.number_of_owners
     WHERE (fundamental_snapshot.report_date, fundamental_snapshot.market_capital,
       fundamental_snapshot.market_capital_currency, fundamental_snapshot.operating_cash_flow,
       fundamental_snapshot.operating_cash_flow_currency, fundamental_snapshot.price_earnings_ratio,
       fundamental_snapshot.price_book_ratio, fundamental_snapshot.price_sales_ratio,
       fundamental_snapshot.ev_ebit_ratio, fundamental_snapshot.direct_yield,
       fundamental_snapshot.ordinary_direct_yield, fundamental_snapshot.total_direct_yield,
       fundamental_snapshot.return_on_equity, fundamental_snapshot.return_on_total_assets,
       fundamental_snapshot.return_on_capital_employed, fundamental_snapshot.gross_margin,
       fundamental_snapshot.number_of_owners)
       IS NOT (excluded.report_date, excluded.market_capital, excluded.market_capital_currency,
       excluded.operating_cash_flow, excluded.operating_cash_flow_currency, excluded.price_earnings_ratio,
       excluded.price_book_ratio, excluded.price_sales_ratio, excluded.ev_ebit_ratio, excluded.direct_yield,
       excluded.ordinary_direct_yield, excluded.total_direct_yield, excluded.return_on_equity,
       excluded.return_on_total_assets, excluded.return_on_capital_employed, excluded.gross_margin,
       excluded.number_of_owners)`,
  );
  // The public column shows the newest figure; a back-filled older snapshot must not replace it.
  const setMarketCap = writer.command<[string]>(
    `UPDATE instrument SET market_cap = newest.market_capital
     FROM (SELECT orderbook_id, market_capital FROM fundamental_snapshot
           WHERE orderbook_id = ? ORDER BY as_of DESC LIMIT 1) AS newest
     WHERE instrument.orderbook_id = newest.orderbook_id AND instrument.market_cap IS NOT newest.market_capital`,
  );
  // Line by line along the key: the table holds every day there has been.
  const withdraw = writer.command<[string]>(
    'DELETE FROM fundamental_snapshot WHERE orderbook_id IN (SELECT orderbook_id FROM instrument) AND as_of = ?',
  );
  const setAllMarketCaps = writer.command<[]>(
    `UPDATE instrument SET market_cap = (SELECT market_capital FROM fundamental_snapshot
       WHERE fundamental_snapshot.orderbook_id = instrument.orderbook_id ORDER BY as_of DESC LIMIT 1)`,
  );

  return {
    upsertSnapshot: (orderbookId, snapshot) =>
      writer.atomically(() => {
        const changed = upsert.run(orderbookId, toIsoDate(snapshot.asOf), ...figuresOf(snapshot)).changes > 0;
        if (changed) setMarketCap.run(orderbookId);
        return changed;
      }),
    withdrawSnapshots: (session) => {
      writer.atomically(() => {
        withdraw.run(toIsoDate(session));
        setAllMarketCaps.run();
      });
    },
  };
}
