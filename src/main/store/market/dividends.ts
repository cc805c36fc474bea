import type { Dividend } from '@core/domain/price';
import { epochDay, parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader, Writer } from '../file/connection';
import type { CurrencyRateReader } from './currency-rates';

interface DividendRow {
  readonly exDate: string;
  readonly amount: number;
  readonly currency: string;
}

/** The dividends of an instrument in its listing currency, ascending by ex-date. */
export type DividendsOf = (orderbookId: string, listingCurrency: string | null) => Dividend[];

export interface DividendReader {
  /**
   * Dividends with an ex-date up to the day. One in another currency is converted with the rates of its ex-date; without
   * them it keeps its own currency and the computation leaves it out and says so.
   * Cost: one statement per instrument, and two per dividend in another currency.
   */
  upTo(day: EpochDay): DividendsOf;
}

export interface DividendWriter {
  /** Replaces all dividends of an instrument; true when anything changed. */
  replaceDividends(orderbookId: string, dividends: readonly Dividend[]): boolean;
}

export function createDividendReader(reader: Reader, rates: CurrencyRateReader): DividendReader {
  const stored = reader.query<[string, string], DividendRow>(
    `SELECT ex_date AS exDate, amount, currency FROM dividend
     WHERE orderbook_id = ? AND ex_date <= ? ORDER BY ex_date, ordinal`,
  );
  return {
    upTo(day) {
      function toDividend(row: DividendRow, currency: string | null): Dividend {
        const exDate = parseIsoDate(row.exDate);
        if (currency === null || row.currency === currency) return { ...row, exDate };
        const ratio = rates.of(row.currency, exDate) / rates.of(currency, exDate);
        return Number.isFinite(ratio) ? { exDate, amount: row.amount * ratio, currency } : { ...row, exDate };
      }

      const last = toIsoDate(day);
      return (orderbookId, currency) => stored.all(orderbookId, last).map((row) => toDividend(row, currency));
    },
  };
}

export function createDividendWriter(writer: Writer): DividendWriter {
  const stored = writer.query<[string], DividendRow>(
    'SELECT ex_date AS exDate, amount, currency FROM dividend WHERE orderbook_id = ? ORDER BY ex_date, ordinal',
  );
  const remove = writer.command<[string]>('DELETE FROM dividend WHERE orderbook_id = ?');
  const insert = writer.command<[string, string, number, number, string]>(
    'INSERT INTO dividend (orderbook_id, ex_date, ordinal, amount, currency) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    replaceDividends: (orderbookId, dividends) =>
      writer.atomically(() => {
        const rows: DividendRow[] = [...dividends]
          .sort((a, b) => a.exDate - b.exDate)
          .map(({ exDate, amount, currency }) => ({ exDate: toIsoDate(epochDay(exDate)), amount, currency }));
        if (JSON.stringify(rows) === JSON.stringify(stored.all(orderbookId))) return false;
        remove.run(orderbookId);
        rows.forEach((row, ordinal) => insert.run(orderbookId, row.exDate, ordinal, row.amount, row.currency));
        return true;
      }),
  };
}
