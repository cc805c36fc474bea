import type { Database } from 'better-sqlite3';
import { parseIsoDate, toIsoDate, epochDay } from '@core/time/epoch-day';
import { createReader } from '../file/connection';
import { createPriceReader, type PriceReader } from './price-reader';

const NO_LIMIT = epochDay(2_000_000);

/**
 * Teaches a connection the table-valued function `daily_price(orderbook_id [, up_to])` with the columns
 * date, open, high, low, close, volume: stored bars as rows, for questions asked in SQL.
 * Rows are produced while a statement of `native` runs, which is why they are read through a connection
 * of their own, opened at the first use. Returns the function that closes that connection.
 */
export function registerDailyPrice(native: Database, openConnection: () => Database): () => void {
  let connection: Database | null = null;
  let prices: PriceReader | null = null;

  function priceReader(): PriceReader {
    if (prices !== null) return prices;
    const opened = openConnection();
    connection = opened;
    prices = createPriceReader(createReader(opened, () => opened.close()));
    return prices;
  }

  native.table('daily_price', {
    columns: ['date', 'open', 'high', 'low', 'close', 'volume'],
    parameters: ['of_orderbook_id', 'up_to'],
    *rows(orderbookId: unknown, upTo: unknown) {
      if (typeof orderbookId !== 'string') return;
      const bars = priceReader().read(orderbookId, typeof upTo === 'string' ? parseIsoDate(upTo) : NO_LIMIT);
      // Copied: a second daily_price in the same statement would overwrite the reader's buffer.
      const [date, open, high] = [bars.date.slice(), bars.open.slice(), bars.high.slice()];
      const [low, close, volume] = [bars.low.slice(), bars.close.slice(), bars.volume.slice()];
      for (let row = 0; row < date.length; row++) {
        yield [toIsoDate(epochDay(date[row]!)), open[row], high[row], low[row], close[row], volume[row]];
      }
    },
  });
  return () => connection?.close();
}
