import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateBars, sliceBars, type BarColumns } from '@core/domain/price';
import { epochDay } from '@core/time/epoch-day';
import { createChunkDecoder } from '../../src/main/store/prices/decode-chunk';
import { encodeChunk } from '../../src/main/store/prices/encode-chunk';
import { EXACT, FIXED } from '../../src/main/store/prices/price-chunk';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { openReader } from '../../src/main/store/file/database';
import { barsOf, day, walk } from './fixtures';
import { temporaryFolder } from '../helpers/temporary-folder';
import { addInstruments, openTestWriter } from './helpers';

const FOREVER = epochDay(1_000_000);

function copyOf(bars: BarColumns): BarColumns {
  return {
    date: bars.date.slice(), open: bars.open.slice(), high: bars.high.slice(),
    low: bars.low.slice(), close: bars.close.slice(), volume: bars.volume.slice(),
  };
}

const price = fc.oneof(
  fc.integer({ min: 1, max: 2_147_483_647 }).map((value) => value / 10_000),
  fc.double(),
  fc.constantFrom(0, -0, Number.NaN, Infinity, 214_748.3648, 0.00012345, 1e-300, Number.MAX_SAFE_INTEGER),
);
const volume = fc.oneof(
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.constantFrom(2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53 + 2, -0, 0.5),
);
const series = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 90 }), open: price, high: price, low: price, close: price, volume }), {
    maxLength: 60,
  })
  .map((rows) => {
    const bars = allocateBars(rows.length);
    let date = 7000;
    rows.forEach((row, index) => {
      date += row.gap;
      bars.date[index] = date;
      bars.open[index] = row.open;
      bars.high[index] = row.high;
      bars.low[index] = row.low;
      bars.close[index] = row.close;
      bars.volume[index] = row.volume;
    });
    return bars;
  });

describe('D13: what is written is what is read', () => {
  it('gives back every bar bit for bit, whatever its decimals and volume', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const prices = createPriceWriter(writer);
    const reader = createPriceReader(writer);
    fc.assert(
      fc.property(series, (bars) => {
        prices.replaceHistory(id!, bars);
        expect(reader.read(id!, FOREVER)).toStrictEqual(bars);
      }),
      { numRuns: 200 },
    );
  });

  it('stores ordinary prices in 24 bytes a bar and falls back to doubles for a single odd value', () => {
    const ordinary = walk(1, '2026-01-01', 100);
    expect(encodeChunk(ordinary, 0, 100)).toMatchObject({ encoding: FIXED, rowCount: 100 });
    expect(encodeChunk(ordinary, 0, 100).data).toHaveLength(2400);
    const odd = copyOf(ordinary);
    odd.low[50] = 0.123456;
    expect(encodeChunk(odd, 0, 100)).toMatchObject({ encoding: EXACT });
    const busy = copyOf(ordinary);
    busy.volume[3] = 5e9;
    expect(encodeChunk(busy, 0, 100)).toMatchObject({ encoding: EXACT });
  });

  it('decodes a blob that does not lie at an aligned address', () => {
    const bars = walk(2, '2026-01-01', 5);
    bars.close[0] = Math.PI;
    const chunk = encodeChunk(bars, 0, 5);
    const shifted = Buffer.alloc(chunk.data.length + 1);
    chunk.data.copy(shifted, 1);
    const decoded = allocateBars(5);
    createChunkDecoder().decode({ ...chunk, data: shifted.subarray(1) }, decoded, 0);
    expect(decoded).toStrictEqual(bars);
  });
});

describe('reading bars', () => {
  it('never shows a bar after the day asked for', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    createPriceWriter(writer).appendBars(id!, walk(3, '2025-01-01', 400));
    const reader = createPriceReader(writer);
    for (const upTo of ['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01', '2025-12-31', '2026-03-04']) {
      const bars = reader.read(id!, day(upTo));
      expect(bars.date.every((date) => date <= day(upTo))).toBe(true);
      const expected = walk(3, '2025-01-01', 400).date.filter((date) => date <= day(upTo));
      expect(bars.date).toStrictEqual(expected);
    }
  });

  it('reads a history of which one half-year alone needs doubles', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const history = walk(5, '2024-01-01', 600);
    history.close[300] = 1 / 3;
    createPriceWriter(writer).appendBars(id!, history);
    expect(createPriceReader(writer).read(id!, FOREVER)).toStrictEqual(history);
  });

  it('reads the days from one on, and none before it', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const history = walk(3, '2025-01-01', 400);
    createPriceWriter(writer).appendBars(id!, history);
    const reader = createPriceReader(writer);
    for (const from of ['2020-01-01', '2025-06-30', '2025-07-01', '2025-07-05', '2026-03-04', '2027-01-01']) {
      const start = history.date.findIndex((date) => date >= day(from));
      const expected = start < 0 ? sliceBars(history, 0, 0) : sliceBars(history, start, history.date.length);
      expect(reader.read(id!, FOREVER, day(from))).toStrictEqual(expected);
    }
  });

  it('grows its buffer for a history longer than any before', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const history = walk(4, '1990-01-01', 9000);
    createPriceWriter(writer).appendBars(id!, history);
    expect(createPriceReader(writer).read(id!, FOREVER)).toStrictEqual(history);
  });

  it('has no bars for an unknown instrument', () => {
    expect(createPriceReader(openTestWriter()).read('1', FOREVER).date).toHaveLength(0);
  });
});

describe('writing bars', () => {
  it('keeps the first and the last day of the instrument', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const prices = createPriceWriter(writer);
    const range = writer.query<[], { first_bar: string | null; last_bar: string | null }>(
      'SELECT first_bar, last_bar FROM instrument',
    );
    prices.appendBars(id!, barsOf([['2026-06-29', 10], ['2026-07-01', 11]]));
    expect(range.get()).toEqual({ first_bar: '2026-06-29', last_bar: '2026-07-01' });
    prices.appendBars(id!, barsOf([['2026-07-02', 12]]));
    expect(range.get()).toEqual({ first_bar: '2026-06-29', last_bar: '2026-07-02' });
    prices.replaceHistory(id!, barsOf([['2026-01-05', 1]]));
    expect(range.get()).toEqual({ first_bar: '2026-01-05', last_bar: '2026-01-05' });
    prices.replaceHistory(id!, barsOf([]));
    expect(range.get()).toEqual({ first_bar: null, last_bar: null });
  });

  it('refuses to append a day that is already stored, and then stores none of the days', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const prices = createPriceWriter(writer);
    prices.appendBars(id!, barsOf([['2026-11-20', 10]]));
    expect(() => prices.appendBars(id!, barsOf([['2026-11-20', 11], ['2026-11-23', 12]]))).toThrow('later');
    expect([...createPriceReader(writer).read(id!, FOREVER).close]).toEqual([10]);
  });

  it('corrects single days, adds missing ones and records every changed close', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const prices = createPriceWriter(writer);
    prices.appendBars(id!, barsOf([['2026-06-30', 10], ['2026-07-02', 11], ['2026-07-03', 12]]));
    const changes = prices.correctBars(
      id!, barsOf([['2026-06-30', 10], ['2026-07-01', 10.5], ['2026-07-02', 11.5], ['2026-07-06', 13]]),
      { runId: 'run-7', detectedAtMs: Date.UTC(2026, 6, 6, 17) },
    );
    expect(changes).toEqual({ inserted: 2, corrected: 1 });
    expect([...createPriceReader(writer).read(id!, FOREVER).close]).toEqual([10, 10.5, 11.5, 12, 13]);
    expect(writer.query('SELECT run_id, date, old_close, new_close, detected_at FROM bar_correction').all()).toEqual([
      { run_id: 'run-7', date: '2026-07-02', old_close: 11, new_close: 11.5, detected_at: '2026-07-06T17:00:00.000Z' },
    ]);
  });

  it('does not touch half-years in which nothing changed', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const prices = createPriceWriter(writer);
    const history = walk(5, '2024-01-01', 700);
    prices.appendBars(id!, history);
    const changeCount = writer.query<[], { n: number }>('SELECT total_changes() AS n');
    const before = changeCount.get()!.n;
    expect(prices.correctBars(id!, history, { runId: 'r', detectedAtMs: 0 })).toEqual({ inserted: 0, corrected: 0 });
    prices.replaceHistory(id!, history);
    expect(changeCount.get()!.n - before).toBeLessThanOrEqual(2);
  });

  it('leaves no bar of the old basis behind when the history is replaced', () => {
    const writer = openTestWriter();
    const ids = addInstruments(writer, 2);
    const prices = createPriceWriter(writer);
    for (const id of ids) prices.appendBars(id, walk(6, '2015-01-01', 2500));
    const fresh = walk(7, '2019-03-01', 300);
    prices.replaceHistory(ids[0]!, fresh);
    const reader = createPriceReader(writer);
    expect(reader.read(ids[0]!, FOREVER)).toStrictEqual(fresh);
    expect(copyOf(reader.read(ids[1]!, FOREVER))).toStrictEqual(walk(6, '2015-01-01', 2500));
    const rows = writer.query<[], { n: number }>('SELECT sum(row_count) AS n FROM price_chunk').get();
    expect(rows?.n).toBe(300 + 2500);
  });

  it('refuses bars that do not ascend', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const bars = barsOf([['2026-11-20', 1], ['2026-11-20', 2]]);
    expect(() => createPriceWriter(writer).appendBars(id!, bars)).toThrow('ascend');
  });
});

describe('prices as rows in SQL', () => {
  it('answers questions with daily_price on a reading connection, several at once', () => {
    const folder = temporaryFolder();
    const writer = openTestWriter({}, folder);
    const ids = addInstruments(writer, 2);
    const prices = createPriceWriter(writer);
    ids.forEach((id, index) => prices.appendBars(id, walk(index, '2025-01-01', 300)));
    const reader = openReader(writer.file);
    const days = reader.query<[string, string], { n: number; first: string }>(
      'SELECT count(*) AS n, min(date) AS first FROM daily_price(?, ?)',
    );
    expect(days.get(ids[0]!, '2025-01-10')).toEqual({ n: 8, first: '2025-01-01' });
    const joined = reader.query<[], { n: number; same: number }>(
      `SELECT count(*) AS n, sum(a.date = b.date) AS same
       FROM daily_price('5000') AS a JOIN daily_price('5001') AS b ON a.date = b.date`,
    );
    expect(joined.get()).toEqual({ n: 300, same: 300 });
    const perInstrument = reader.query<[], { ticker: string; top: number }>(
      'SELECT ticker, max(close) AS top FROM instrument JOIN daily_price(orderbook_id) GROUP BY ticker',
    );
    expect(perInstrument.all()).toHaveLength(2);
    expect(perInstrument.all()[1]!.top).toBe(Math.max(...walk(1, '2025-01-01', 300).close));
    reader.close();
  });

  it('sees bars that were appended after its first use', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const count = writer.query<[], { n: number }>("SELECT count(*) AS n FROM daily_price('5000')");
    const prices = createPriceWriter(writer);
    prices.appendBars(id!, sliceBars(walk(8, '2026-01-01', 20), 0, 10));
    expect(count.get()?.n).toBe(10);
    prices.appendBars(id!, sliceBars(walk(8, '2026-01-01', 20), 10, 20));
    expect(count.get()?.n).toBe(20);
  });
});
