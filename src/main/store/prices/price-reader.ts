import { allocateBars, BYTES_PER_BAR, sliceBars, type BarColumns } from '@core/domain/price';
import { lastIndexOnOrBefore } from '@core/factors/as-of';
import { claimFreely, type ClaimBytes } from '@core/memory/byte-budget';
import { raise } from '@core/errors';
import { epochDay, parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import { createChunkDecoder } from './decode-chunk';
import { chunkBytes, type PriceChunk } from './price-chunk';
import { chunkKey, halfYearOf } from './price-period';

const INITIAL_ROWS = 4096;
const MAX_CHUNK_ROWS = 184;
const PRICE_COLUMNS = 'price columns';

interface SeriesRow {
  readonly number: number;
  readonly first_bar: string | null;
  readonly last_bar: string | null;
}

/** All half-years of an instrument in one row: handing over twenty costs more than reading their pages. */
interface JoinedChunks {
  readonly encoding: PriceChunk['encoding'];
  readonly otherEncoding: PriceChunk['encoding'];
  /** Comma-separated; null without chunks. */
  readonly rowCounts: string | null;
  readonly data: Buffer;
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
  // In a UTF-8 database, as ours are, joining leaves every byte of a blob as it is.
  const joined = reader.query<[number, number], JoinedChunks>(
    `WITH RECURSIVE half_year (chunk_key) AS (
       VALUES (?) UNION ALL SELECT chunk_key + 100000 FROM half_year WHERE chunk_key < ?
     )
     SELECT min(encoding) AS encoding, max(encoding) AS otherEncoding, group_concat(row_count) AS rowCounts,
       CAST(group_concat(data, '') AS BLOB) AS data
     FROM half_year CROSS JOIN price_chunk USING (chunk_key)`,
  );
  const decoder = createChunkDecoder();
  claimBytes(INITIAL_ROWS * BYTES_PER_BAR, PRICE_COLUMNS);
  let bars = allocateBars(INITIAL_ROWS);

  /** Appends a chunk's rows after the first `count` ones; returns how many there are then. */
  function append(chunk: ChunkRow, count: number): number {
    if (bars.date.length < count + MAX_CHUNK_ROWS) {
      claimBytes(bars.date.length * 2 * BYTES_PER_BAR, PRICE_COLUMNS);
      bars = grow(bars, count);
    }
    decoder.decode(chunk, bars, count);
    if (count > 0 && bars.date[count]! <= bars.date[count - 1]!) raise('store-corrupt', 'Stored prices do not ascend by date.');
    return count + chunk.rowCount;
  }

  function readJoined({ encoding, rowCounts, data }: JoinedChunks): number {
    let count = 0;
    let offset = 0;
    for (const text of rowCounts?.split(',') ?? []) {
      const rowCount = Number(text);
      const end = offset + chunkBytes(encoding, rowCount);
      count = append({ encoding, rowCount, data: data.subarray(offset, end) }, count);
      offset = end;
    }
    if (rowCounts !== null && offset !== data.length) raise('store-corrupt', 'A block of stored prices has the wrong length.');
    return count;
  }

  function readRange(first: number, last: number): number {
    const found = joined.get(first, last);
    if (found === undefined || found.encoding === found.otherEncoding) return found === undefined ? 0 : readJoined(found);
    return chunks.all(first, last).reduce((count, chunk) => append(chunk, count), 0);
  }

  function read(orderbookId: string, upTo: EpochDay, from?: EpochDay): BarColumns {
    const found = series.get(orderbookId);
    let count = 0;
    if (found !== undefined && found.first_bar !== null && found.last_bar !== null) {
      const firstBar = parseIsoDate(found.first_bar);
      const start = from === undefined || from < firstBar ? firstBar : from;
      const first = chunkKey(halfYearOf(start), found.number);
      const last = chunkKey(halfYearOf(epochDay(Math.min(parseIsoDate(found.last_bar), upTo))), found.number);
      if (first <= last) count = readRange(first, last);
    }
    const rowsUpTo = (day: number): number => lastIndexOnOrBefore(bars.date, day, 0, count) + 1;
    return sliceBars(bars, from === undefined ? 0 : rowsUpTo(from - 1), rowsUpTo(upTo));
  }

  return { read };
}
