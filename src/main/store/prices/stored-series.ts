import { allocateBars, type BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';
import { epochDay, parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import type { Writer } from '../file/connection';
import { createChunkDecoder } from './decode-chunk';
import { encodeChunk } from './encode-chunk';
import type { PriceChunk } from './price-chunk';
import { chunkKey, halfYearOf } from './price-period';

/** What `instrument` knows of a share's bars. */
export interface SeriesRow {
  readonly number: number;
  readonly firstBar: string | null;
  readonly lastBar: string | null;
}

/** A half-year of a share as it is stored. */
export interface StoredHalfYear {
  /** Missing: no rows without a chunk. */
  bars(): BarColumns;
  /** Writes these, at least one, in their place; nothing when they are the same. */
  replaceWith(bars: BarColumns): void;
}

/** The chunks of a share, and the dates of its first and last bar. Call within a transaction. */
export interface StoredSeries {
  /** Errors: `bug` for an unknown instrument. */
  find(orderbookId: string): SeriesRow;
  halfYear(series: SeriesRow, halfYear: number): StoredHalfYear;
  /** Removes every half-year but those to keep, and the range. */
  forget(orderbookId: string, series: SeriesRow, keep: ReadonlySet<number>): void;
  /** Widens the range to these bars, at least one. */
  widen(orderbookId: string, series: SeriesRow, bars: BarColumns): void;
}

export function createStoredSeries(writer: Writer): StoredSeries {
  const seriesOf = writer.query<[string], SeriesRow>(
    'SELECT number, first_bar AS firstBar, last_bar AS lastBar FROM instrument WHERE orderbook_id = ?',
  );
  const chunkOf = writer.query<[number], PriceChunk>(
    `SELECT encoding, row_count AS rowCount, last_day AS lastDay, fingerprint, data
     FROM price_chunk WHERE chunk_key = ?`,
  );
  const putChunk = writer.command<[number, number, number, number, Buffer, Buffer]>(
    `INSERT INTO price_chunk (chunk_key, encoding, row_count, last_day, fingerprint, data) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (chunk_key) DO UPDATE SET encoding = excluded.encoding, row_count = excluded.row_count,
       last_day = excluded.last_day, fingerprint = excluded.fingerprint, data = excluded.data`,
  );
  const deleteChunk = writer.command<[number]>('DELETE FROM price_chunk WHERE chunk_key = ?');
  const setRange = writer.command<[string | null, string | null, string]>(
    'UPDATE instrument SET first_bar = ?, last_bar = ? WHERE orderbook_id = ?',
  );
  const decoder = createChunkDecoder();

  return {
    find: (orderbookId) => seriesOf.get(orderbookId) ?? raise('bug', 'Bars of an unknown instrument cannot be stored.'),
    halfYear(series, halfYear) {
      const key = chunkKey(halfYear, series.number);
      const stored = chunkOf.get(key);
      return {
        bars() {
          const bars = allocateBars(stored?.rowCount ?? 0);
          if (stored !== undefined) decoder.decode(stored, bars, 0);
          return bars;
        },
        replaceWith(bars) {
          const chunk = encodeChunk(bars, 0, bars.date.length);
          if (stored?.fingerprint.equals(chunk.fingerprint) === true) return;
          putChunk.run(key, chunk.encoding, chunk.rowCount, chunk.lastDay, chunk.fingerprint, chunk.data);
        },
      };
    },
    forget(orderbookId, { number, firstBar, lastBar }, keep) {
      if (firstBar === null || lastBar === null) return;
      const last = halfYearOf(parseIsoDate(lastBar));
      for (let halfYear = halfYearOf(parseIsoDate(firstBar)); halfYear <= last; halfYear++) {
        if (!keep.has(halfYear)) deleteChunk.run(chunkKey(halfYear, number));
      }
      setRange.run(null, null, orderbookId);
    },
    widen(orderbookId, series, bars) {
      const first = toIsoDate(epochDay(bars.date[0]!));
      const last = toIsoDate(epochDay(bars.date[bars.date.length - 1]!));
      const firstBar = series.firstBar !== null && series.firstBar < first ? series.firstBar : first;
      const lastBar = series.lastBar !== null && series.lastBar > last ? series.lastBar : last;
      if (firstBar !== series.firstBar || lastBar !== series.lastBar) setRange.run(firstBar, lastBar, orderbookId);
    },
  };
}
