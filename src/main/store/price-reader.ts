import type { BarSource } from '@core/domain/market';
import { allocateBars, BYTES_PER_BAR, sliceBars, type BarColumns } from '@core/domain/price';
import { claimFreely, type ClaimBytes } from '@core/memory/byte-budget';
import { epochDay, parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from './connection';
import { createChunkDecoder, type PriceChunk } from './price-chunk';
import { chunkKey, halfYearOf } from './price-period';

const INITIAL_ROWS = 4096;
const MAX_CHUNK_ROWS = 184;
const PRICE_COLUMNS = 'price columns';

interface SeriesRow {
  readonly number: number;
  readonly first_bar: string | null;
  readonly last_bar: string | null;
}

interface ChunkRow {
  readonly encoding: PriceChunk['encoding'];
  readonly rowCount: number;
  readonly data: Buffer;
}

export interface PriceReader {
  /**
   * All stored bars of an instrument dated ≤ `upTo`, ascending; with `from` only those on or after it, and the
   * half-years before it are not read.
   * Shape: views of one buffer that the next call overwrites; copy what has to outlive it.
   * Missing: no rows for an unknown instrument or one without bars.
   * Cost: O(rows), two statements; no allocation but the views once the buffer has grown.
   */
  read(orderbookId: string, upTo: EpochDay, from?: EpochDay): BarColumns;
  /** The bars of many instruments for a computation, in the order of `orderbookIds`. */
  source(orderbookIds: readonly string[]): BarSource;
}

function rowsUpTo(date: Int32Array, count: number, upTo: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (date[middle]! <= upTo) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grow(bars: BarColumns, used: number): BarColumns {
  const larger = allocateBars(bars.date.length * 2);
  larger.date.set(bars.date.subarray(0, used));
  larger.open.set(bars.open.subarray(0, used));
  larger.high.set(bars.high.subarray(0, used));
  larger.low.set(bars.low.subarray(0, used));
  larger.close.set(bars.close.subarray(0, used));
  larger.volume.set(bars.volume.subarray(0, used));
  return larger;
}

export function createPriceReader(reader: Reader, claimBytes: ClaimBytes = claimFreely): PriceReader {
  const series = reader.query<[string], SeriesRow>(
    'SELECT number, first_bar, last_bar FROM instrument WHERE orderbook_id = ?',
  );
  // One statement for all half-years: a look-up of its own for each would cost more than its page does.
  const chunks = reader.query<[number, number], ChunkRow>(
    `WITH RECURSIVE half_year (chunk_key) AS (
       VALUES (?) UNION ALL SELECT chunk_key + 100000 FROM half_year WHERE chunk_key < ?
     )
     SELECT encoding, row_count AS rowCount, data FROM half_year CROSS JOIN price_chunk USING (chunk_key)`,
  );
  const decoder = createChunkDecoder();
  claimBytes(INITIAL_ROWS * BYTES_PER_BAR, PRICE_COLUMNS);
  let bars = allocateBars(INITIAL_ROWS);

  function read(orderbookId: string, upTo: EpochDay, from?: EpochDay): BarColumns {
    const found = series.get(orderbookId);
    let count = 0;
    if (found !== undefined && found.first_bar !== null && found.last_bar !== null) {
      const firstBar = parseIsoDate(found.first_bar);
      const start = from === undefined || from < firstBar ? firstBar : from;
      const first = chunkKey(halfYearOf(start), found.number);
      const last = chunkKey(halfYearOf(epochDay(Math.min(parseIsoDate(found.last_bar), upTo))), found.number);
      for (const chunk of first <= last ? chunks.all(first, last) : []) {
        if (bars.date.length < count + MAX_CHUNK_ROWS) {
          claimBytes(bars.date.length * 2 * BYTES_PER_BAR, PRICE_COLUMNS);
          bars = grow(bars, count);
        }
        decoder.decode(chunk, bars, count);
        count += chunk.rowCount;
      }
    }
    return sliceBars(bars, from === undefined ? 0 : rowsUpTo(bars.date, count, from - 1), rowsUpTo(bars.date, count, upTo));
  }

  return {
    read,
    source: (orderbookIds) => ({
      read(instrumentIndex, upTo) {
        const orderbookId = orderbookIds[instrumentIndex];
        return orderbookId === undefined ? sliceBars(bars, 0, 0) : read(orderbookId, upTo);
      },
    }),
  };
}
