import { epochDay, parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';

const YEAR_DAYS = 365;
const YEAR_AGO_WINDOW_DAYS = { nearest: 330, farthest: 430 };

interface MarginRow {
  readonly asOf: string;
  readonly grossMargin: number;
}

/** A market value of its day, in the currency it was told in. */
export interface FirstCapital {
  readonly asOf: string;
  readonly marketCapital: number;
  readonly currency: string;
}

/** What strategies ask of snapshots that are no longer the newest. */
export interface PastFigureReader {
  /** The gross margin nearest to 365 days before the day, the earlier one when two are equally near; null without one 330 to 430 days before it. */
  marginYearAgo(orderbookId: string, asOf: EpochDay): number | null;
  /** The market value of an instrument's first snapshot that told one; null without. */
  firstCapital(orderbookId: string): FirstCapital | null;
  /** The day of the first snapshot of any instrument; null without. */
  firstDay(): EpochDay | null;
}

export function createPastFigureReader(reader: Reader): PastFigureReader {
  const marginBefore = reader.query<[string, string, string], MarginRow>(
    `SELECT as_of AS asOf, gross_margin AS grossMargin FROM fundamental_snapshot
     WHERE orderbook_id = ? AND as_of BETWEEN ? AND ? AND gross_margin IS NOT NULL ORDER BY as_of DESC LIMIT 1`,
  );
  const marginAfter = reader.query<[string, string, string], MarginRow>(
    `SELECT as_of AS asOf, gross_margin AS grossMargin FROM fundamental_snapshot
     WHERE orderbook_id = ? AND as_of BETWEEN ? AND ? AND gross_margin IS NOT NULL ORDER BY as_of LIMIT 1`,
  );
  const firstCapital = reader.query<[string], FirstCapital>(
    `SELECT as_of AS asOf, market_capital AS marketCapital, market_capital_currency AS currency
     FROM fundamental_snapshot WHERE orderbook_id = ? AND market_capital IS NOT NULL ORDER BY as_of LIMIT 1`,
  );
  const firstDay = reader.query<[], { day: string | null }>(
    `SELECT min((SELECT as_of FROM fundamental_snapshot AS own WHERE own.orderbook_id = instrument.orderbook_id
                 ORDER BY as_of LIMIT 1)) AS day FROM instrument`,
  );
  return {
    marginYearAgo(orderbookId, asOf) {
      const isoOf = (day: number): string => toIsoDate(epochDay(day));
      const middle = asOf - YEAR_DAYS;
      const before = marginBefore.get(orderbookId, isoOf(asOf - YEAR_AGO_WINDOW_DAYS.farthest), isoOf(middle));
      const after = marginAfter.get(orderbookId, isoOf(middle + 1), isoOf(asOf - YEAR_AGO_WINDOW_DAYS.nearest));
      if (before === undefined || after === undefined) return (before ?? after)?.grossMargin ?? null;
      const isAfterNearer = parseIsoDate(after.asOf) - middle < middle - parseIsoDate(before.asOf);
      return (isAfterNearer ? after : before).grossMargin;
    },
    firstCapital: (orderbookId) => firstCapital.get(orderbookId) ?? null,
    firstDay() {
      const day = firstDay.get()?.day ?? null;
      return day === null ? null : parseIsoDate(day);
    },
  };
}
