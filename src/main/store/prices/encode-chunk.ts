import type { BarColumns } from '@core/domain/price';
import { EXACT, EXACT_BYTES, FIXED, FIXED_BYTES, fingerprintOf, SCALE, type PriceChunk } from './price-chunk';

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
