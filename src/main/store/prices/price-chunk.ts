import { createHash } from 'node:crypto';

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
/** What a FIXED price was multiplied by. */
export const SCALE = 10_000;
export const FIXED_BYTES = 24;
export const EXACT_BYTES = 44;

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

export function fingerprintOf(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest().subarray(0, 16);
}
