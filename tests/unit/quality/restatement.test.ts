import { describe, expect, it } from 'vitest';
import { allocateBars, sliceBars, type BarColumns } from '@core/domain/price';
import { compareOverlap } from '@core/quality/restatement';
import { parseIsoDate } from '@core/time/epoch-day';

const FIRST_DAY = parseIsoDate('2026-11-02');

/** Twenty bars on consecutive days; the calendar does not matter here. */
function history(count = 20): BarColumns {
  const bars = allocateBars(count);
  for (let t = 0; t < count; t += 1) {
    bars.date[t] = FIRST_DAY + t;
    bars.open[t] = 100 + t;
    bars.high[t] = 102 + t;
    bars.low[t] = 99 + t;
    bars.close[t] = 101 + t;
    bars.volume[t] = 1000 + t;
  }
  return bars;
}

function changed(bars: BarColumns, column: 'open' | 'high' | 'low' | 'close' | 'volume', row: number, value: number): BarColumns {
  const copy = { ...bars, [column]: bars[column].slice() };
  copy[column][row] = value;
  return copy;
}

function without(bars: BarColumns, row: number): BarColumns {
  const keep = <T extends Int32Array | Float64Array>(values: T): T => values.filter((_, t) => t !== row) as T;
  return { date: keep(bars.date), open: keep(bars.open), high: keep(bars.high), low: keep(bars.low), close: keep(bars.close), volume: keep(bars.volume) };
}

const stored = history(18);
const fresh = sliceBars(history(20), 8, 20);

describe('a fresh answer', () => {
  it('that continues the stored bars has only something to append', () => {
    expect(compareOverlap(stored, fresh)).toEqual({
      restated: false,
      changedCloses: 0,
      overlapping: 10,
      corrected: 0,
      inserted: 2,
      backfilled: 0,
      withdrawn: 0,
      untold: 0,
      firstChange: null,
    });
  });

  it('with other closes means that the history has a new basis', () => {
    const halved = { ...fresh, close: fresh.close.map((close) => close / 2) };
    expect(compareOverlap(stored, halved)).toMatchObject({ restated: true, corrected: 0, firstChange: fresh.date[0] });
  });

  it('with a single other close does too', () => {
    expect(compareOverlap(stored, changed(fresh, 'close', 5, fresh.close[5]! * 1.000_002))).toMatchObject({ restated: true, firstChange: fresh.date[5] });
  });

  it('may differ in a close by rounding', () => {
    expect(compareOverlap(stored, changed(fresh, 'close', 5, fresh.close[5]! * 1.000_000_5))).toMatchObject({ restated: false, corrected: 0, firstChange: null });
  });

  it.each(['open', 'high', 'low', 'volume'] as const)('with another %s corrects that bar', (column) => {
    const corrected = changed(fresh, column, 4, fresh[column][4]! + 1);
    expect(compareOverlap(stored, corrected)).toMatchObject({ restated: false, corrected: 1, inserted: 2, firstChange: fresh.date[4] });
  });

  it('may fill a gap', () => {
    expect(compareOverlap(without(stored, 12), fresh)).toMatchObject({ restated: false, inserted: 3, backfilled: 1, firstChange: stored.date[12] });
  });

  it('may no longer hold a bar', () => {
    expect(compareOverlap(stored, without(fresh, 3))).toMatchObject({ withdrawn: 1, untold: 0, inserted: 2, firstChange: fresh.date[3] });
  });

  it('that lacks a day of which it tells nothing withdraws nothing', () => {
    const spoilt = fresh.date[3]!;
    expect(compareOverlap(stored, without(fresh, 3), (day) => day !== spoilt)).toMatchObject({ withdrawn: 0, untold: 1, inserted: 2, firstChange: null });
  });

  it('says when nothing could be compared', () => {
    const later = sliceBars(history(30), 20, 30);
    expect(compareOverlap(stored, later)).toMatchObject({ overlapping: 0, inserted: 10, restated: false });
    expect(compareOverlap(allocateBars(0), fresh)).toMatchObject({ overlapping: 0, inserted: 12, backfilled: 0 });
    expect(compareOverlap(stored, allocateBars(0))).toMatchObject({ overlapping: 0, inserted: 0, withdrawn: 0 });
  });
});
