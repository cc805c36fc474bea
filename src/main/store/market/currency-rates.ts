import { epochDay, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader, Writer } from '../file/connection';

const MAX_AGE_DAYS = 10;

export interface CurrencyRateReader {
  /**
   * What one unit of each currency was worth on a day. Units: SEK; always holds SEK = 1.
   * Missing: a currency without a rate of that day or the ten before it is left out.
   */
  on(day: EpochDay): Readonly<Record<string, number>>;
}

export interface CurrencyRateWriter {
  /** Stores what one unit of a currency was worth in SEK on a day. */
  upsertCurrencyRate(currency: string, asOf: EpochDay, sekPerUnit: number): void;
}

export function createCurrencyRateReader(reader: Reader): CurrencyRateReader {
  const stored = reader.query<[string, string], { currency: string; sekPerUnit: number }>(
    `SELECT currency, sek_per_unit AS sekPerUnit FROM currency_rate
     WHERE as_of BETWEEN ? AND ? ORDER BY currency, as_of`,
  );
  return {
    on(day) {
      const rates: Record<string, number> = {};
      for (const row of stored.all(toIsoDate(epochDay(day - MAX_AGE_DAYS)), toIsoDate(day))) rates[row.currency] = row.sekPerUnit;
      rates.SEK = 1;
      return rates;
    },
  };
}

export function createCurrencyRateWriter(writer: Writer): CurrencyRateWriter {
  const upsert = writer.command<[string, string, number]>(
    `INSERT INTO currency_rate (currency, as_of, sek_per_unit) VALUES (?, ?, ?)
     ON CONFLICT (currency, as_of) DO UPDATE SET sek_per_unit = excluded.sek_per_unit`,
  );
  return {
    upsertCurrencyRate(currency, asOf, sekPerUnit) {
      upsert.run(currency, toIsoDate(asOf), sekPerUnit);
    },
  };
}
