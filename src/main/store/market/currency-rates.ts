import { STALE_DAYS } from '@core/factors/as-of';
import { epochDay, parseIsoDate, toIsoDate, type EpochDay, type IsoDate } from '@core/time/epoch-day';
import type { Reader, Writer } from '../file/connection';

export interface DatedRate {
  readonly asOf: EpochDay;
  /** SEK. */
  readonly sekPerUnit: number;
}

export interface CurrencyRateReader {
  /**
   * What one unit of each currency was worth on a day. Units: SEK; always holds SEK = 1.
   * Missing: a currency without a rate of that day or the ten before it is left out.
   */
  on(day: EpochDay): Readonly<Record<string, number>>;
  /** The same of one currency, found by its key; NaN when missing. */
  of(currency: string, day: EpochDay): number;
  /** The day of the newest stored rate of a currency; null without one. */
  newestDay(currency: string): EpochDay | null;
}

export interface CurrencyRateWriter {
  /** Stores what one unit of a currency was worth, in one transaction; a newer word on a day replaces the older one. */
  putRates(currency: string, rates: readonly DatedRate[]): void;
}

const oldest = (day: EpochDay): IsoDate => toIsoDate(epochDay(day - STALE_DAYS));

export function createCurrencyRateReader(reader: Reader): CurrencyRateReader {
  const stored = reader.query<[string, string], { currency: string; sekPerUnit: number }>(
    `SELECT currency, sek_per_unit AS sekPerUnit FROM currency_rate
     WHERE as_of BETWEEN ? AND ? ORDER BY currency, as_of`,
  );
  const newestOf = reader.query<[string, string, string], { sekPerUnit: number }>(
    `SELECT sek_per_unit AS sekPerUnit FROM currency_rate
     WHERE currency = ? AND as_of BETWEEN ? AND ? ORDER BY as_of DESC LIMIT 1`,
  );
  const newest = reader.query<[string], { asOf: IsoDate | null }>('SELECT max(as_of) AS asOf FROM currency_rate WHERE currency = ?');
  return {
    on(day) {
      const rates: Record<string, number> = {};
      for (const row of stored.all(oldest(day), toIsoDate(day))) rates[row.currency] = row.sekPerUnit;
      rates.SEK = 1;
      return rates;
    },
    of(currency, day) {
      if (currency === 'SEK') return 1;
      return newestOf.get(currency, oldest(day), toIsoDate(day))?.sekPerUnit ?? Number.NaN;
    },
    newestDay(currency) {
      const asOf = newest.get(currency)?.asOf ?? null;
      return asOf === null ? null : parseIsoDate(asOf);
    },
  };
}

export function createCurrencyRateWriter(writer: Writer): CurrencyRateWriter {
  const upsert = writer.command<[string, string, number]>(
    `INSERT INTO currency_rate (currency, as_of, sek_per_unit) VALUES (?, ?, ?)
     ON CONFLICT (currency, as_of) DO UPDATE SET sek_per_unit = excluded.sek_per_unit`,
  );
  return {
    putRates(currency, rates) {
      writer.atomically(() => {
        for (const { asOf, sekPerUnit } of rates) upsert.run(currency, toIsoDate(asOf), sekPerUnit);
      });
    },
  };
}
