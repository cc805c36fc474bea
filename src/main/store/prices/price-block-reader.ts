import { allocateBars, BYTES_PER_BAR, sliceBars, type BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';
import { lastIndexOnOrBefore } from '@core/factors/as-of';
import { claimFreely, type ClaimBytes } from '@core/memory/byte-budget';
import { parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import { chunkBytes, createChunkDecoder, createFixedDecoder, EXACT, FIXED, type DecodeFixed, type PriceChunk } from './price-chunk';
import { chunkKey, halfYearOf } from './price-period';

/** Enough for the cost of a statement to vanish; more made nothing faster, and what SQLite joins stays in the process. */
const SHARES_PER_BLOCK = 8;

/** All stored shares in one row, both lists in the same order; null without any. */
interface SeriesRow {
  /** Comma-separated. */
  readonly orderbookIds: string | null;
  readonly numbers: string | null;
  readonly oldestBar: string | null;
}

/** Every half-year of a block of shares in one row; null without any. */
interface BlockRow {
  /** One character a chunk: place of the share in the block × 512 + its encoding is EXACT × 256 + row count, never 0. */
  readonly heads: string | null;
  readonly data: Buffer | null;
}

const shareOf = (head: number): number => head >>> 9;
const encodingOf = (head: number): PriceChunk['encoding'] => ((head >>> 8) & 1) === 0 ? FIXED : EXACT;
const rowCountOf = (head: number): number => head & 255;

/** What of the bars is wanted. */
export interface BarRange<Name extends keyof BarColumns> {
  readonly upTo: EpochDay;
  /** Left out: from the first stored bar on. */
  readonly from?: EpochDay;
  /** Only these are decoded; the dates always are. */
  readonly columns: readonly Name[];
}

export interface PriceBlockReader {
  /**
   * Hands the bars of the range to `visit`, each instrument once, in the order of their storage. `index` is the
   * place in `orderbookIds`.
   * Shape: views of one buffer that the next block overwrites; copy what has to outlive the visit.
   * Missing: no rows for an unknown instrument or one without bars.
   * Errors: `store-corrupt` when stored bars do not ascend or a blob has the wrong length.
   * Cost: O(rows); one statement for each block of shares, however many half-years it spans.
   */
  forEach<Name extends keyof BarColumns>(
    orderbookIds: readonly string[],
    range: BarRange<Name>,
    visit: (index: number, bars: Pick<BarColumns, Name | 'date'>) => void,
  ): void;
}

/** The half-year to begin with: that of `from`, or of the oldest stored bar when that is later. */
function firstHalfYear(oldestBar: string | null, from: EpochDay | undefined, upTo: EpochDay): number {
  const firstDay = oldestBar === null ? upTo : parseIsoDate(oldestBar);
  return halfYearOf(from !== undefined && from > firstDay ? from : firstDay);
}

/** The bytes as numbers; copied only where they do not lie on a multiple of four. */
function int32Of(data: Buffer): Int32Array {
  const aligned = data.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? data : new Uint8Array(data);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
}

/** Reads prices the way they lie on disk: many shares at a time. For one share there is PriceReader. */
export function createPriceBlockReader(reader: Reader, claimBytes: ClaimBytes = claimFreely): PriceBlockReader {
  const allSeries = reader.query<[], SeriesRow>(
    `SELECT group_concat(orderbook_id) AS orderbookIds, group_concat(number) AS numbers, min(first_bar) AS oldestBar
     FROM instrument`,
  );
  // Handing a blob over costs more than reading its page, so a whole block comes as one. In a UTF-8 database, as
  // ours are, joining leaves every byte of a blob as it is.
  const blocks = reader.query<[number, number, number, number, number], BlockRow>(
    `WITH RECURSIVE half_year (start) AS (
       VALUES (?) UNION ALL SELECT start + 100000 FROM half_year WHERE start < ?
     )
     SELECT group_concat(char((chunk_key - start - ?) * 512 + (encoding - 1) * 256 + row_count), '') AS heads,
       CAST(group_concat(data, '') AS BLOB) AS data
     FROM half_year CROSS JOIN price_chunk ON chunk_key BETWEEN start + ? AND start + ?`,
  );
  const decoder = createChunkDecoder();
  let bars = allocateBars(0);
  const starts = new Int32Array(SHARES_PER_BLOCK + 1);
  const ends = new Int32Array(SHARES_PER_BLOCK);

  /** Gives every share of the block a stretch of the columns as long as its bars. */
  function layOut(heads: string): void {
    starts.fill(0);
    for (let at = 0; at < heads.length; at += 1) {
      const head = heads.charCodeAt(at);
      starts[shareOf(head) + 1]! += rowCountOf(head);
    }
    for (let share = 1; share <= SHARES_PER_BLOCK; share += 1) starts[share]! += starts[share - 1]!;
    const rows = starts[SHARES_PER_BLOCK]!;
    if (rows > bars.date.length) {
      const roomyRows = Math.ceil(rows * 1.25);
      claimBytes(roomyRows * BYTES_PER_BAR, 'price columns');
      bars = allocateBars(roomyRows);
    }
    ends.set(starts.subarray(0, SHARES_PER_BLOCK));
  }

  function decodeBlock(heads: string, data: Buffer, from: number, decodeFixed: DecodeFixed): void {
    const int32 = int32Of(data);
    let offset = 0;
    for (let place = 0; place < heads.length; place += 1) {
      const head = heads.charCodeAt(place);
      const share = shareOf(head);
      const rowCount = rowCountOf(head);
      const encoding = encodingOf(head);
      const end = offset + chunkBytes(encoding, rowCount);
      if (end > data.length) return raise('store-corrupt', 'A block of stored prices has the wrong length.');
      const at = ends[share]!;
      let skipped = 0;
      if (encoding === FIXED) {
        const first = offset >>> 2;
        // A share's first bars of the range lie somewhere in its first half-year; those before it are not decoded.
        if (int32[first]! < from) skipped = lastIndexOnOrBefore(int32, from - 1, first, first + rowCount) + 1 - first;
        decodeFixed(int32, first, rowCount, bars, at, skipped);
      } else {
        decoder.decode({ encoding, rowCount, data: data.subarray(offset, end) }, bars, at);
      }
      ends[share] = at + rowCount - skipped;
      if (at > starts[share]! && at < ends[share] && bars.date[at]! <= bars.date[at - 1]!) return raise('store-corrupt', 'Stored prices do not ascend by date.');
      offset = end;
    }
    if (offset !== data.length) raise('store-corrupt', 'A block of stored prices has the wrong length.');
  }

  /** Reads a block into the columns; a share without bars gets an empty stretch. */
  function readBlock(firstNumber: number, halfYears: { readonly first: number; readonly last: number }, from: number, decodeFixed: DecodeFixed): void {
    const last = chunkKey(halfYears.last, 0);
    const first = Math.min(chunkKey(halfYears.first, 0), last);
    const { heads = null, data = null } = blocks.get(first, last, firstNumber, firstNumber, firstNumber + SHARES_PER_BLOCK - 1) ?? {};
    layOut(heads ?? '');
    if (heads !== null && data !== null) decodeBlock(heads, data, from, decodeFixed);
  }

  function shareBars(share: number, upTo: EpochDay, from: number): BarColumns {
    const [start, end] = [starts[share]!, ends[share]!];
    const until = lastIndexOnOrBefore(bars.date, upTo, start, end) + 1;
    return sliceBars(bars, lastIndexOnOrBefore(bars.date, from - 1, start, until) + 1, until);
  }

  return {
    forEach(orderbookIds, { upTo, from, columns }, visit) {
      const { orderbookIds: ids, numbers, oldestBar } = allSeries.get() ?? { orderbookIds: null, numbers: null, oldestBar: null };
      const storedIds = ids?.split(',') ?? [];
      const storedNumbers = Int32Array.from(numbers?.split(',') ?? [], Number);
      const halfYears = { first: firstHalfYear(oldestBar, from, upTo), last: halfYearOf(upTo) };
      const decodeFixed = createFixedDecoder(columns);
      const firstDay = from ?? Number.NEGATIVE_INFINITY;
      const places = new Map(orderbookIds.map((id, index) => [id, index]));
      const visited = new Uint8Array(orderbookIds.length);
      let block = -1;
      for (const row of Int32Array.from(storedNumbers.keys()).sort((a, b) => storedNumbers[a]! - storedNumbers[b]!)) {
        const index = places.get(storedIds[row]!);
        if (index === undefined) continue;
        const number = storedNumbers[row]!;
        if (Math.floor(number / SHARES_PER_BLOCK) !== block) {
          block = Math.floor(number / SHARES_PER_BLOCK);
          readBlock(block * SHARES_PER_BLOCK, halfYears, firstDay, decodeFixed);
        }
        visited[index] = 1;
        visit(index, shareBars(number % SHARES_PER_BLOCK, upTo, firstDay));
      }
      for (let index = 0; index < orderbookIds.length; index += 1) if (visited[index] === 0) visit(index, sliceBars(bars, 0, 0));
    },
  };
}
