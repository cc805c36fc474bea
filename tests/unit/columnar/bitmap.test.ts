import { describe, expect, it } from 'vitest';
import { packBits, validityOf } from '@core/columnar/bitmap';

describe('packed bits', () => {
  it('put the first flag into the lowest bit', () => {
    expect([...packBits(Uint8Array.from([1, 0, 1, 1, 0, 0, 0, 0, 1]))]).toEqual([0b0000_1101, 1]);
  });
});

describe('the validity of a column', () => {
  it('marks NaN as missing and counts it', () => {
    expect(validityOf(Float64Array.from([1, Number.NaN, 0, Number.NaN]))).toEqual({ bitmap: Uint8Array.from([0b0101]), missingCount: 2 });
  });

  it('is not needed when nothing is missing', () => {
    expect(validityOf(Float64Array.from([1, 0, Number.POSITIVE_INFINITY]))).toBeNull();
  });
});
