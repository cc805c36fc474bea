import { allocateBars, type BarColumns } from '@core/domain/price';
import { claimFreely, type ClaimBytes } from '@core/memory/byte-budget';
import { parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import { createFixedDecoder, type DecodeFixed } from './decode-chunk';
import { createBlockColumns, SHARES_PER_BLOCK, type JoinedBlock } from './price-block';
import { chunkKey, halfYearOf } from './price-period';

/** All stored shares in one row, both lists in the same order; null without any. */
interface SeriesRow {
  /** Comma-separated. */
  readonly orderbookIds: string | null;
  readonly numbers: string | null;
  readonly oldestBar: string | null;
}

/** Every half-year of a block of shares in one row; null without any. */
type BlockRow = { readonly [Part in keyof JoinedBlock]: JoinedBlock[Part] | null };

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
  const columns = createBlockColumns(claimBytes);

  /** Reads a block into the columns. */
  function readBlock(firstNumber: number, halfYears: { readonly first: number; readonly last: number }, from: number, decodeFixed: DecodeFixed): void {
    const last = chunkKey(halfYears.last, 0);
    const first = Math.min(chunkKey(halfYears.first, 0), last);
    const { heads = null, data = null } = blocks.get(first, last, firstNumber, firstNumber, firstNumber + SHARES_PER_BLOCK - 1) ?? {};
    columns.load(heads === null || data === null ? null : { heads, data }, from, decodeFixed);
  }

  return {
    forEach(orderbookIds, { upTo, from, columns: wanted }, visit) {
      const { orderbookIds: ids, numbers, oldestBar } = allSeries.get() ?? { orderbookIds: null, numbers: null, oldestBar: null };
      const storedIds = ids?.split(',') ?? [];
      const storedNumbers = Int32Array.from(numbers?.split(',') ?? [], Number);
      const halfYears = { first: firstHalfYear(oldestBar, from, upTo), last: halfYearOf(upTo) };
      const decodeFixed = createFixedDecoder(wanted);
      const firstDay = from ?? Number.NEGATIVE_INFINITY;
      const places = new Map(orderbookIds.map((id, index) => [id, index]));
      const visited = new Uint8Array(orderbookIds.length);
      const none = allocateBars(0);
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
        visit(index, columns.barsOf(number % SHARES_PER_BLOCK, upTo, firstDay));
      }
      for (let index = 0; index < orderbookIds.length; index += 1) if (visited[index] === 0) visit(index, none);
    },
  };
}
