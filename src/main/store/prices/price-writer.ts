import { allocateBars, sliceBars, type BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';
import { epochDay, parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import { isoInstant } from '../../clock';
import type { Writer } from '../file/connection';
import { createChunkDecoder, encodeChunk, type PriceChunk } from './price-chunk';
import { chunkKey, endOfHalfYear, halfYearOf } from './price-period';
import { mergeBars, type MergedBars } from './merge-bars';

export interface BarChanges {
  readonly inserted: number;
  /** Days on which any stored figure was replaced by a different one. */
  readonly corrected: number;
}

export interface CorrectionContext {
  readonly runId: string;
  readonly detectedAtMs: number;
}

export interface PriceWriter {
  /** Adds bars later than all stored ones. Errors: `bug` when one is not later; nothing is written then. */
  appendBars(orderbookId: string, bars: BarColumns): BarChanges;
  /** Adds bars and replaces those of the same day; every changed close is recorded in `bar_correction`. */
  correctBars(orderbookId: string, bars: BarColumns, context: CorrectionContext): BarChanges;
  /** Forgets the whole history and stores this one: two bases (before and after a split) never mix. */
  replaceHistory(orderbookId: string, bars: BarColumns): BarChanges;
}

interface SeriesRow {
  readonly number: number;
  readonly firstBar: string | null;
  readonly lastBar: string | null;
}

function assertAscending(bars: BarColumns): void {
  for (let row = 1; row < bars.date.length; row++) {
    if (bars.date[row]! <= bars.date[row - 1]!) raise('bug', 'Bars to store must ascend by date.');
  }
}

/** The row after the last one that lies in the half-year of row `start`. */
function endOfHalfYearRows(bars: BarColumns, start: number): number {
  const limit = endOfHalfYear(halfYearOf(epochDay(bars.date[start]!)));
  let end = start + 1;
  while (end < bars.date.length && bars.date[end]! < limit) end++;
  return end;
}

/**
 * Writes price history. Every call is one transaction that touches only the half-years that change
 * and keeps the instrument's `first_bar` and `last_bar` right.
 */
export function createPriceWriter(writer: Writer): PriceWriter {
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
  const addCorrection = writer.command<[string, string, string, number, number, string]>(
    `INSERT INTO bar_correction (orderbook_id, run_id, date, old_close, new_close, detected_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const decoder = createChunkDecoder();

  function seriesRow(orderbookId: string): SeriesRow {
    return seriesOf.get(orderbookId) ?? raise('bug', 'Bars of an unknown instrument cannot be stored.');
  }

  function storedBars(chunk: PriceChunk | undefined): BarColumns {
    const bars = allocateBars(chunk?.rowCount ?? 0);
    if (chunk !== undefined) decoder.decode(chunk, bars, 0);
    return bars;
  }

  function writeChunk(key: number, bars: BarColumns, stored: PriceChunk | undefined): void {
    const chunk = encodeChunk(bars, 0, bars.date.length);
    if (stored !== undefined && stored.fingerprint.equals(chunk.fingerprint)) return;
    putChunk.run(key, chunk.encoding, chunk.rowCount, chunk.lastDay, chunk.fingerprint, chunk.data);
  }

  function updateRange(orderbookId: string, series: SeriesRow, bars: BarColumns): void {
    const first = toIsoDate(epochDay(bars.date[0]!));
    const last = toIsoDate(epochDay(bars.date[bars.date.length - 1]!));
    const firstBar = series.firstBar !== null && series.firstBar < first ? series.firstBar : first;
    const lastBar = series.lastBar !== null && series.lastBar > last ? series.lastBar : last;
    if (firstBar !== series.firstBar || lastBar !== series.lastBar) setRange.run(firstBar, lastBar, orderbookId);
  }

  function merge(orderbookId: string, bars: BarColumns, onMerged: (merged: MergedBars) => void): BarChanges {
    assertAscending(bars);
    if (bars.date.length === 0) return { inserted: 0, corrected: 0 };
    const series = seriesRow(orderbookId);
    let inserted = 0;
    let corrected = 0;
    for (let start = 0; start < bars.date.length; ) {
      const end = endOfHalfYearRows(bars, start);
      const key = chunkKey(halfYearOf(epochDay(bars.date[start]!)), series.number);
      const stored = chunkOf.get(key);
      const merged = mergeBars(storedBars(stored), sliceBars(bars, start, end));
      if (merged.inserted > 0 || merged.corrected > 0) writeChunk(key, merged.bars, stored);
      inserted += merged.inserted;
      corrected += merged.corrected;
      onMerged(merged);
      start = end;
    }
    updateRange(orderbookId, series, bars);
    return { inserted, corrected };
  }

  function removeHistory(orderbookId: string, series: SeriesRow, keep: ReadonlySet<number>): void {
    if (series.firstBar === null || series.lastBar === null) return;
    const last = halfYearOf(parseIsoDate(series.lastBar));
    for (let halfYear = halfYearOf(parseIsoDate(series.firstBar)); halfYear <= last; halfYear++) {
      if (!keep.has(halfYear)) deleteChunk.run(chunkKey(halfYear, series.number));
    }
    setRange.run(null, null, orderbookId);
  }

  return {
    appendBars: (orderbookId, bars) =>
      writer.atomically(() => {
        const { lastBar } = seriesRow(orderbookId);
        if (bars.date.length > 0 && lastBar !== null && bars.date[0]! <= parseIsoDate(lastBar)) {
          return raise('bug', 'Appended bars must be later than all stored ones.');
        }
        return merge(orderbookId, bars, () => undefined);
      }),
    correctBars: (orderbookId, bars, context) =>
      writer.atomically(() =>
        merge(orderbookId, bars, (merged) => {
          for (const { date, oldClose, newClose } of merged.changedCloses) {
            addCorrection.run(
              orderbookId, context.runId, toIsoDate(epochDay(date)), oldClose, newClose, isoInstant(context.detectedAtMs),
            );
          }
        }),
      ),
    replaceHistory: (orderbookId, bars) =>
      writer.atomically(() => {
        assertAscending(bars);
        const series = seriesRow(orderbookId);
        const halfYears = new Set<number>();
        for (let start = 0; start < bars.date.length; start = endOfHalfYearRows(bars, start)) {
          halfYears.add(halfYearOf(epochDay(bars.date[start]!)));
        }
        removeHistory(orderbookId, series, halfYears);
        for (let start = 0; start < bars.date.length; ) {
          const end = endOfHalfYearRows(bars, start);
          const key = chunkKey(halfYearOf(epochDay(bars.date[start]!)), series.number);
          writeChunk(key, sliceBars(bars, start, end), chunkOf.get(key));
          start = end;
        }
        if (bars.date.length > 0) updateRange(orderbookId, { ...series, firstBar: null, lastBar: null }, bars);
        return { inserted: bars.date.length, corrected: 0 };
      }),
  };
}
