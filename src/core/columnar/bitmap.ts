/** Bits as Arrow keeps them: the lowest bit of a byte first, the last byte filled with zeros. */
export function packBits(flags: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(flags.length / 8));
  for (let i = 0; i < flags.length; i += 1) if (flags[i] !== 0) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

/** Which values are present (bit 1) and how many are NaN. Missing: null when none is. */
export function validityOf(values: Float64Array): { readonly bitmap: Uint8Array; readonly missingCount: number } | null {
  const bitmap = new Uint8Array(Math.ceil(values.length / 8));
  let missingCount = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (values[i] === values[i]) bitmap[i >> 3]! |= 1 << (i & 7);
    else missingCount += 1;
  }
  return missingCount === 0 ? null : { bitmap, missingCount };
}
