import { allocateBars, BYTES_PER_BAR, sliceBars, type BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';
import { lastIndexOnOrBefore } from '@core/factors/as-of';
import { claimFreely, type ClaimBytes } from '@core/memory/byte-budget';
import { parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import { chunkBytes, createChunkDecoder, createFixedDecoder, EXACT, FIXED, type DecodeFixed } from './price-chunk';
import { chunkKey, halfYearOf } from './price-period';

/** Enough for the cost of a statement to vanish; more made nothing faster, and what SQLite joins stays in the process. */
const SHARES_PER_BLOCK = 8;

interface Series {
  readonly orderbookId: string;
  readonly number: number;
  readonly firstBar: string | null;
}

/** Every half-year of a block of shares in one row; null without any. */
interface BlockRow {
  /** Three characters a chunk: the share's place in the block (1 is its first), row count, encoding. */
  readonly heads: string | null;
  readonly data: Buffer | null;
}

const HEAD_LENGTH = 3;

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

/** The places of the ids that are stored, by the number of the instrument. */
function placesByNumber(orderbookIds: readonly string[], stored: readonly Series[]): Map<number, number> {
  const numbers = new Map(stored.map(({ orderbookId, number }) => [orderbookId, number]));
  const places = new Map<number, number>();
  orderbookIds.forEach((id, index) => {
    const number = numbers.get(id);
    if (number !== undefined) places.set(number, index);
  });
  return places;
}

/** The half-year to begin with: that of `from`, or of the oldest stored bar when that is later. */
function firstHalfYear(stored: readonly Series[], from: EpochDay | undefined, upTo: EpochDay): number {
  let oldest: string | null = null;
  for (const { firstBar } of stored) if (firstBar !== null && (oldest === null || firstBar < oldest)) oldest = firstBar;
  const firstDay = oldest === null ? upTo : parseIsoDate(oldest);
  return halfYearOf(from !== undefined && from > firstDay ? from : firstDay);
}

/** The bytes as numbers; copied only where they do not lie on a multiple of four. */
function int32Of(data: Buffer): Int32Array {
  const aligned = data.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? data : new Uint8Array(data);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
}

/** Reads prices the way they lie on disk: many shares at a time. For one share there is PriceReader. */
export function createPriceBlockReader(reader: Reader, claimBytes: ClaimBytes = claimFreely): PriceBlockReader {
  const allSeries = reader.query<[], Series>('SELECT orderbook_id AS orderbookId, number, first_bar AS firstBar FROM instrument ORDER BY number');
  // Handing a blob over costs more than reading its page, so a whole block comes as one. In a UTF-8 database, as
  // ours are, joining leaves every byte of a blob as it is.
  const blocks = reader.query<[number, number, number, number, number], BlockRow>(
    `WITH RECURSIVE half_year (start) AS (
       VALUES (?) UNION ALL SELECT start + 100000 FROM half_year WHERE start < ?
     )
     SELECT group_concat(char(chunk_key - start - ? + 1, row_count, encoding), '') AS heads,
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
    for (let at = 0; at < heads.length; at += HEAD_LENGTH) starts[heads.charCodeAt(at)]! += heads.charCodeAt(at + 1);
    for (let share = 1; share <= SHARES_PER_BLOCK; share += 1) starts[share]! += starts[share - 1]!;
    const rows = starts[SHARES_PER_BLOCK]!;
    if (rows > bars.date.length) {
      const roomyRows = Math.ceil(rows * 1.25);
      claimBytes(roomyRows * BYTES_PER_BAR, 'price columns');
      bars = allocateBars(roomyRows);
    }
    ends.set(starts.subarray(0, SHARES_PER_BLOCK));
  }

  function decodeBlock(heads: string, data: Buffer, decodeFixed: DecodeFixed): void {
    const int32 = int32Of(data);
    let offset = 0;
    for (let head = 0; head < heads.length; head += HEAD_LENGTH) {
      const share = heads.charCodeAt(head) - 1;
      const rowCount = heads.charCodeAt(head + 1);
      const encoding = heads.charCodeAt(head + 2) === FIXED ? FIXED : EXACT;
      const end = offset + chunkBytes(encoding, rowCount);
      if (end > data.length) return raise('store-corrupt', 'A block of stored prices has the wrong length.');
      const at = ends[share]!;
      if (encoding === FIXED) decodeFixed(int32, offset >>> 2, rowCount, bars, at);
      else decoder.decode({ encoding, rowCount, data: data.subarray(offset, end) }, bars, at);
      if (at > starts[share]! && bars.date[at]! <= bars.date[at - 1]!) return raise('store-corrupt', 'Stored prices do not ascend by date.');
      ends[share] = at + rowCount;
      offset = end;
    }
    if (offset !== data.length) raise('store-corrupt', 'A block of stored prices has the wrong length.');
  }

  /** Reads a block into the columns; a share without bars gets an empty stretch. */
  function readBlock(firstNumber: number, halfYears: { readonly first: number; readonly last: number }, decodeFixed: DecodeFixed): void {
    const last = chunkKey(halfYears.last, 0);
    const first = Math.min(chunkKey(halfYears.first, 0), last);
    const { heads = null, data = null } = blocks.get(first, last, firstNumber, firstNumber, firstNumber + SHARES_PER_BLOCK - 1) ?? {};
    layOut(heads ?? '');
    if (heads !== null && data !== null) decodeBlock(heads, data, decodeFixed);
  }

  function shareBars(share: number, upTo: EpochDay, from: EpochDay | undefined): BarColumns {
    const [start, end] = [starts[share]!, ends[share]!];
    const until = lastIndexOnOrBefore(bars.date, upTo, start, end) + 1;
    return sliceBars(bars, from === undefined ? start : lastIndexOnOrBefore(bars.date, from - 1, start, until) + 1, until);
  }

  return {
    forEach(orderbookIds, { upTo, from, columns }, visit) {
      const stored = allSeries.all();
      const places = placesByNumber(orderbookIds, stored);
      const halfYears = { first: firstHalfYear(stored, from, upTo), last: halfYearOf(upTo) };
      const decodeFixed = createFixedDecoder(columns);
      let block = -1;
      for (const number of [...places.keys()].sort((a, b) => a - b)) {
        if (Math.floor(number / SHARES_PER_BLOCK) !== block) {
          block = Math.floor(number / SHARES_PER_BLOCK);
          readBlock(block * SHARES_PER_BLOCK, halfYears, decodeFixed);
        }
        visit(places.get(number)!, shareBars(number % SHARES_PER_BLOCK, upTo, from));
      }
      const known = new Set(places.values());
      for (let index = 0; index < orderbookIds.length; index += 1) if (!known.has(index)) visit(index, sliceBars(bars, 0, 0));
    },
  };
}
