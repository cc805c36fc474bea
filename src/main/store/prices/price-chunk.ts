import { createHash } from 'node:crypto';
import { BAR_COLUMN_NAMES, type BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';

/**
 * How the bars of one half-year become one blob. Columns follow each other without a header, in the
 * byte order of all supported platforms (little-endian):
 *
 * - FIXED: date i32 · open · high · low · close i32 (price × 10000) · volume u32: 24 bytes a bar
 * - EXACT: open · high · low · close · volume f64 · date i32: 44 bytes a bar (doubles first, so that
 *   they are aligned)
 *
 * FIXED is used only when every value comes back as the very same double.
 */
export const FIXED = 1;
export const EXACT = 2;
const SCALE = 10_000;
const FIXED_BYTES = 24;
const EXACT_BYTES = 44;

/** How long the blob of so many bars is. */
export function chunkBytes(encoding: PriceChunk['encoding'], rowCount: number): number {
  return rowCount * (encoding === FIXED ? FIXED_BYTES : EXACT_BYTES);
}

export interface PriceChunk {
  readonly encoding: typeof FIXED | typeof EXACT;
  readonly rowCount: number;
  readonly lastDay: number;
  /** 16 bytes that stand for `data`. The same bars always have the same encoding, hence the same bytes. */
  readonly fingerprint: Buffer;
  readonly data: Buffer;
}

function fitsFixedPrice(values: Float64Array, start: number, end: number): boolean {
  for (let row = start; row < end; row++) {
    const value = values[row]!;
    // “| 0” is what storing as an Int32 does; Object.is tells −0 from 0 and lets no NaN pass.
    if (!Object.is((Math.round(value * SCALE) | 0) / SCALE, value)) return false;
  }
  return true;
}

function fitsUint32(values: Float64Array, start: number, end: number): boolean {
  for (let row = start; row < end; row++) {
    if (!Object.is(values[row]! >>> 0, values[row])) return false;
  }
  return true;
}

function fitsFixed(bars: BarColumns, start: number, end: number): boolean {
  return (
    fitsFixedPrice(bars.close, start, end) &&
    fitsFixedPrice(bars.open, start, end) &&
    fitsFixedPrice(bars.high, start, end) &&
    fitsFixedPrice(bars.low, start, end) &&
    fitsUint32(bars.volume, start, end)
  );
}

function writeScaled(values: Float64Array, target: Int32Array, start: number, end: number): void {
  for (let row = start; row < end; row++) target[row - start] = Math.round(values[row]! * SCALE);
}

function encodeFixed(bars: BarColumns, start: number, end: number): Buffer {
  const count = end - start;
  const buffer = new ArrayBuffer(count * FIXED_BYTES);
  new Int32Array(buffer, 0, count).set(bars.date.subarray(start, end));
  writeScaled(bars.open, new Int32Array(buffer, count * 4, count), start, end);
  writeScaled(bars.high, new Int32Array(buffer, count * 8, count), start, end);
  writeScaled(bars.low, new Int32Array(buffer, count * 12, count), start, end);
  writeScaled(bars.close, new Int32Array(buffer, count * 16, count), start, end);
  new Uint32Array(buffer, count * 20, count).set(bars.volume.subarray(start, end));
  return Buffer.from(buffer);
}

function encodeExact(bars: BarColumns, start: number, end: number): Buffer {
  const count = end - start;
  const buffer = new ArrayBuffer(count * EXACT_BYTES);
  new Float64Array(buffer, 0, count).set(bars.open.subarray(start, end));
  new Float64Array(buffer, count * 8, count).set(bars.high.subarray(start, end));
  new Float64Array(buffer, count * 16, count).set(bars.low.subarray(start, end));
  new Float64Array(buffer, count * 24, count).set(bars.close.subarray(start, end));
  new Float64Array(buffer, count * 32, count).set(bars.volume.subarray(start, end));
  new Int32Array(buffer, count * 40, count).set(bars.date.subarray(start, end));
  return Buffer.from(buffer);
}

export function fingerprintOf(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest().subarray(0, 16);
}

/** The rows [start, end), at least one, as a chunk. Cost: O(rows); the smaller encoding when it is exact. */
export function encodeChunk(bars: BarColumns, start: number, end: number): PriceChunk {
  const encoding = fitsFixed(bars, start, end) ? FIXED : EXACT;
  const data = encoding === FIXED ? encodeFixed(bars, start, end) : encodeExact(bars, start, end);
  return {
    encoding,
    rowCount: end - start,
    lastDay: bars.date[end - 1]!,
    fingerprint: fingerprintOf(data),
    data,
  };
}

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
