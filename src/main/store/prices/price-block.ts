import { allocateBars, BYTES_PER_BAR, sliceBars, type BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';
import { lastIndexOnOrBefore } from '@core/factors/as-of';
import type { ClaimBytes } from '@core/memory/byte-budget';
import { createChunkDecoder, type DecodeFixed } from './decode-chunk';
import { chunkBytes, EXACT, FIXED, type PriceChunk } from './price-chunk';

/** Enough for the cost of a statement to vanish; more made nothing faster, and what SQLite joins stays in the process. */
export const SHARES_PER_BLOCK = 8;

/**
 * Every half-year of a block of shares, as one statement joins them.
 * Heads: one character a chunk, place of the share in the block × 512 + its encoding is EXACT × 256 + row count, never 0.
 */
export interface JoinedBlock {
  readonly heads: string;
  readonly data: Buffer;
}

const shareOf = (head: number): number => head >>> 9;
const encodingOf = (head: number): PriceChunk['encoding'] => ((head >>> 8) & 1) === 0 ? FIXED : EXACT;
const rowCountOf = (head: number): number => head & 255;

/** The bytes as numbers; copied only where they do not lie on a multiple of four. */
function int32Of(data: Buffer): Int32Array {
  const aligned = data.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? data : new Uint8Array(data);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
}

/** The columns that one block of shares after the other is decoded into. */
export interface BlockColumns {
  /**
   * Takes a block in the place of the one before; null for one without bars. FIXED bars before `from` are left out.
   * Errors: `store-corrupt` when bars do not ascend or the data have the wrong length.
   * Cost: O(rows); no allocation once the columns have grown.
   */
  load(block: JoinedBlock | null, from: number, decodeFixed: DecodeFixed): void;
  /** The bars of a share of the block dated from `from` up to `upTo`. Shape: views that the next block overwrites. */
  barsOf(share: number, upTo: number, from: number): BarColumns;
}

export function createBlockColumns(claimBytes: ClaimBytes): BlockColumns {
  const decoder = createChunkDecoder();
  let bars = allocateBars(0);
  const starts = new Int32Array(SHARES_PER_BLOCK + 1);
  const ends = new Int32Array(SHARES_PER_BLOCK);

  /** Gives every share of the block a stretch of the columns as long as its bars; an empty one without bars. */
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

  function decode({ heads, data }: JoinedBlock, from: number, decodeFixed: DecodeFixed): void {
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

  return {
    load(block, from, decodeFixed) {
      layOut(block?.heads ?? '');
      if (block !== null) decode(block, from, decodeFixed);
    },
    barsOf(share, upTo, from) {
      const [start, end] = [starts[share]!, ends[share]!];
      const until = lastIndexOnOrBefore(bars.date, upTo, start, end) + 1;
      return sliceBars(bars, lastIndexOnOrBefore(bars.date, from - 1, start, until) + 1, until);
    },
  };
}
