import { BAR_COLUMN_NAMES, type BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';
import { chunkBytes, EXACT_BYTES, FIXED, SCALE, type PriceChunk } from './price-chunk';

const MAX_CHUNK_BYTES = 184 * EXACT_BYTES;

/** Where a column begins in a FIXED blob, in numbers of columns. */
const PLACE = { date: 0, open: 1, high: 2, low: 3, close: 4, volume: 5 } as const;

/**
 * Decodes a FIXED blob of `rowCount` rows that begins at element `offset` of `source` into `bars` from row `at`,
 * leaving out its first `skipped` rows.
 */
export type DecodeFixed = (
  source: Int32Array, offset: number, rowCount: number, bars: BarColumns, at: number, skipped: number,
) => void;

function readScaled(source: Int32Array, from: number, count: number, target: Float64Array, at: number): void {
  // Divided, not multiplied by 0.0001: only the quotient is the double that the decimal text stands for.
  for (let row = 0; row < count; row += 1) target[at + row] = source[from + row]! / SCALE;
}

/** High, low and close, which follow each other, in one loop: a quarter faster, for their divisions overlap. */
function readRange(source: Int32Array, from: number, stride: number, count: number, { high, low, close }: BarColumns, at: number): void {
  for (let row = 0; row < count; row += 1) {
    high[at + row] = source[from + row]! / SCALE;
    low[at + row] = source[from + stride + row]! / SCALE;
    close[at + row] = source[from + 2 * stride + row]! / SCALE;
  }
}

/**
 * A decoder of the named columns, and of the dates. Rows of other columns are left as they are.
 * Cost: O(rows) a column, no allocation: views of the columns of every blob would cost more than their decoding.
 */
export function createFixedDecoder(columns: readonly (keyof BarColumns)[]): DecodeFixed {
  const wanted = new Set(columns);
  const withRange = wanted.has('high') && wanted.has('low') && wanted.has('close');
  const single = (withRange ? (['open'] as const) : (['open', 'high', 'low', 'close'] as const)).filter((name) => wanted.has(name));
  const withVolume = wanted.has('volume');
  return (source, offset, rowCount, bars, at, skipped) => {
    const { date, volume } = bars;
    const first = offset + skipped;
    const count = rowCount - skipped;
    for (let row = 0; row < count; row += 1) date[at + row] = source[first + row]!;
    for (const name of single) readScaled(source, first + PLACE[name] * rowCount, count, bars[name], at);
    if (withRange) readRange(source, first + PLACE.high * rowCount, rowCount, count, bars, at);
    if (!withVolume) return;
    const start = first + PLACE.volume * rowCount;
    for (let row = 0; row < count; row += 1) volume[at + row] = source[start + row]! >>> 0;
  };
}

/** Copies a blob into memory of its own alignment and decodes from there. One per connection. */
export interface ChunkDecoder {
  /** Writes the chunk's rows into `bars` from row `at`; `bars` must have room for `rowCount` rows. */
  decode(chunk: Pick<PriceChunk, 'encoding' | 'rowCount' | 'data'>, bars: BarColumns, at: number): void;
}

export function createChunkDecoder(): ChunkDecoder {
  const scratch = new ArrayBuffer(MAX_CHUNK_BYTES + 8);
  const bytes = new Uint8Array(scratch);
  const int32 = new Int32Array(scratch);
  const float64 = new Float64Array(scratch);
  const decodeFixed = createFixedDecoder(BAR_COLUMN_NAMES);
  return {
    decode(chunk, bars, at) {
      const count = chunk.rowCount;
      if (chunk.data.length !== chunkBytes(chunk.encoding, count)) {
        return raise('store-corrupt', 'A block of stored prices has the wrong length.');
      }
      bytes.set(chunk.data);
      if (chunk.encoding === FIXED) {
        decodeFixed(int32, 0, count, bars, at, 0);
        return;
      }
      bars.open.set(float64.subarray(0, count), at);
      bars.high.set(float64.subarray(count, count * 2), at);
      bars.low.set(float64.subarray(count * 2, count * 3), at);
      bars.close.set(float64.subarray(count * 3, count * 4), at);
      bars.volume.set(float64.subarray(count * 4, count * 5), at);
      bars.date.set(int32.subarray(count * 10, count * 11), at);
    },
  };
}
