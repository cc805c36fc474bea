import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packBits, unpackBits, validityOf } from '@core/columnar/bitmap';

describe('packed bits', () => {
  it('put the first flag into the lowest bit', () => {
    expect([...packBits(Uint8Array.from([1, 0, 1, 1, 0, 0, 0, 0, 1]))]).toEqual([0b0000_1101, 1]);
  });

  it('can be read from any bit on', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.nat(40), (flags, start) => {
        const values = Uint8Array.from(flags, Number);
        const out = new Uint8Array(Math.max(0, values.length - start));
        unpackBits(packBits(values), start, out);
        expect(out).toEqual(values.slice(start));
      }),
    );
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
