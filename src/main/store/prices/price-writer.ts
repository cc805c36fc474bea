import { sliceBars, type BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';
import { epochDay, parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import { isoInstant } from '../../clock';
import type { Writer } from '../file/connection';
import { mergeBars, type MergedBars } from './merge-bars';
import { endOfHalfYear, halfYearOf } from './price-period';
import { createStoredSeries } from './stored-series';

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

function assertAscending(bars: BarColumns): void {
  for (let row = 1; row < bars.date.length; row++) {
    if (bars.date[row]! <= bars.date[row - 1]!) raise('bug', 'Bars to store must ascend by date.');
  }
}

/** The bars cut at the ends of the half-years, in their order. */
function* byHalfYear(bars: BarColumns): Iterable<{ readonly halfYear: number; readonly part: BarColumns }> {
  for (let start = 0; start < bars.date.length; ) {
    const halfYear = halfYearOf(epochDay(bars.date[start]!));
    const limit = endOfHalfYear(halfYear);
    let end = start + 1;
    while (end < bars.date.length && bars.date[end]! < limit) end++;
    yield { halfYear, part: sliceBars(bars, start, end) };
    start = end;
  }
}

/**
 * Writes price history. Every call is one transaction that touches only the half-years that change
 * and keeps the instrument's `first_bar` and `last_bar` right.
 */
export function createPriceWriter(writer: Writer): PriceWriter {
  const stored = createStoredSeries(writer);
  const addCorrection = writer.command<[string, string, string, number, number, string]>(
    `INSERT INTO bar_correction (orderbook_id, run_id, date, old_close, new_close, detected_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );

  function merge(orderbookId: string, bars: BarColumns, onMerged: (merged: MergedBars) => void): BarChanges {
    assertAscending(bars);
    if (bars.date.length === 0) return { inserted: 0, corrected: 0 };
    const series = stored.find(orderbookId);
    let inserted = 0;
    let corrected = 0;
    for (const { halfYear, part } of byHalfYear(bars)) {
      const before = stored.halfYear(series, halfYear);
      const merged = mergeBars(before.bars(), part);
      if (merged.inserted > 0 || merged.corrected > 0) before.replaceWith(merged.bars);
      inserted += merged.inserted;
      corrected += merged.corrected;
      onMerged(merged);
    }
    stored.widen(orderbookId, series, bars);
    return { inserted, corrected };
  }

  return {
    appendBars: (orderbookId, bars) =>
      writer.atomically(() => {
        const { lastBar } = stored.find(orderbookId);
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
        const series = stored.find(orderbookId);
        const parts = [...byHalfYear(bars)];
        stored.forget(orderbookId, series, new Set(parts.map(({ halfYear }) => halfYear)));
        for (const { halfYear, part } of parts) stored.halfYear(series, halfYear).replaceWith(part);
        if (bars.date.length > 0) stored.widen(orderbookId, { ...series, firstBar: null, lastBar: null }, bars);
        return { inserted: bars.date.length, corrected: 0 };
      }),
  };
}
