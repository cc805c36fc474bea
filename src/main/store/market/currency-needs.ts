import { STALE_DAYS } from '@core/factors/as-of';
import { epochDay, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';

export interface CurrencyNeedReader {
  /** Currencies other than the krona of prices, of amounts in snapshots that still count, and of dividends; ascending. */
  upTo(day: EpochDay): string[];
}

/** Cost: three searches by key per listed instrument. */
export function createCurrencyNeedReader(reader: Reader): CurrencyNeedReader {
  const needed = reader.query<[string, string, string, string], { currency: string }>(
    `SELECT currency FROM (
       SELECT i.currency AS currency FROM instrument AS i WHERE i.status = 'listed'
       UNION
       SELECT s.market_capital_currency FROM instrument AS i
         CROSS JOIN fundamental_snapshot AS s ON s.orderbook_id = i.orderbook_id AND s.as_of BETWEEN ? AND ?
         WHERE i.status = 'listed' AND s.market_capital IS NOT NULL
       UNION
       SELECT s.operating_cash_flow_currency FROM instrument AS i
         CROSS JOIN fundamental_snapshot AS s ON s.orderbook_id = i.orderbook_id AND s.as_of BETWEEN ? AND ?
         WHERE i.status = 'listed' AND s.operating_cash_flow IS NOT NULL
       UNION
       SELECT d.currency FROM instrument AS i
         CROSS JOIN dividend AS d ON d.orderbook_id = i.orderbook_id
         WHERE i.status = 'listed' AND d.currency IS NOT i.currency
     ) AS wanted WHERE currency IS NOT NULL AND currency <> 'SEK' ORDER BY currency`,
  );
  return {
    upTo(day) {
      const from = toIsoDate(epochDay(day - STALE_DAYS));
      const last = toIsoDate(day);
      return needed.all(from, last, from, last).map(({ currency }) => currency);
    },
  };
}
