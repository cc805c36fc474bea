import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollingMax, rollingMin } from '@core/columnar/rolling-extremes';

function naive(values: Float64Array, period: number, choose: (...window: number[]) => number): Float64Array {
  return values.map((_, t) => (t < period - 1 ? Number.NaN : choose(...values.subarray(t - period + 1, t + 1))));
}

function walk(length: number, seed: number): Float64Array {
  let state = seed;
  let price = 100;
  return Float64Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    price *= 1 + (state / 2_147_483_648 - 0.5) / 25;
    return Math.round(price * 100) / 100;
  });
}

describe('rolling extremes', () => {
  it('are those of the definition for every length and period, whatever was computed before', () => {
    const anyColumn = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -2, max: 2 })), { maxLength: 70 });
    fc.assert(
      fc.property(anyColumn, fc.integer({ min: 1, max: 80 }), (numbers, period) => {
        const values = Float64Array.from(numbers);
        const out = new Float64Array(values.length);
        rollingMax(values, period, out);
        // Of −0 and 0 either is the greatest: they are the same number.
        expect(out.map((x) => x + 0)).toEqual(naive(values, period, Math.max).map((x) => x + 0));
        rollingMin(values, period, out);
        expect(out.map((x) => x + 0)).toEqual(naive(values, period, Math.min).map((x) => x + 0));
      }),
      { numRuns: 500 },
    );
  });

  it('are those of the definition on more days than the first page of memory holds', () => {
    const values = walk(9_000, 7);
    const out = new Float64Array(values.length);
    for (const period of [20, 252]) {
      rollingMax(values, period, out);
      expect(out).toEqual(naive(values, period, Math.max));
      rollingMin(values, period, out);
      expect(out).toEqual(naive(values, period, Math.min));
    }
  });

  it('leave the input and the rows behind the output alone', () => {
    const values = walk(33, 3);
    const before = values.slice();
    const wide = new Float64Array(40).fill(7);
    rollingMax(values, 5, wide.subarray(0, 33));
    expect(values).toEqual(before);
    expect([...wide.subarray(33)]).toEqual([7, 7, 7, 7, 7, 7, 7]);
  });
});
