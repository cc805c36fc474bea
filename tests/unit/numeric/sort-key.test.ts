import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, compareKeysDescending, sortKey12 } from '@core/numeric/sort-key';
import { reference } from '../indicators/reference-vectors';

const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Numbers that share eleven digits, where ties are decided. */
const closeNumbers = fc
  .tuple(fc.double({ min: 0.5, max: 20, noNaN: true }), fc.integer({ min: -30, max: 30 }))
  .map(([x, steps]) => [x, x * (1 + steps * 1e-12)] as const);

describe('the sort key', () => {
  it.each(reference.strategyVectors.sortKey12)('of $value is $key', ({ value, key }) => {
    expect(sortKey12(value)).toBe(key);
  });

  it('is the number rounded to twelve digits, for every number', () => {
    fc.assert(fc.property(anyNumber, (x) => sortKey12(x) === Number(x.toPrecision(12))));
    fc.assert(fc.property(fc.maxSafeInteger(), (x) => sortKey12(x) === Number(x.toPrecision(12))));
  });

  it('keeps NaN and infinities, and knows one zero', () => {
    expect(sortKey12(Number.NaN)).toBeNaN();
    expect(sortKey12(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
    expect(sortKey12(-0)).toBe(0);
  });
});

describe('the order of keys', () => {
  it('is the order of the rounded numbers, also between close ones', () => {
    const agrees = (a: number, b: number): boolean =>
      Math.sign(compareKeys(a, b)) === Math.sign(Number(a.toPrecision(12)) - Number(b.toPrecision(12)));
    fc.assert(fc.property(closeNumbers, ([a, b]) => agrees(a, b) && agrees(-a, -b)), { numRuns: 2000 });
    fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: -1e9, max: 1e9, noNaN: true }), agrees));
  });

  it('ties what differs by rounding noise only', () => {
    expect(compareKeys(0.1 + 0.2, 0.3)).toBe(0);
  });

  it('puts missing values last in both directions', () => {
    const values = [Number.NaN, 1, 3, Number.NaN, 2];
    expect([...values].sort(compareKeys)).toEqual([1, 2, 3, Number.NaN, Number.NaN]);
    expect([...values].sort(compareKeysDescending)).toEqual([3, 2, 1, Number.NaN, Number.NaN]);
  });

  it('orders infinities outside all numbers', () => {
    expect(compareKeys(Number.POSITIVE_INFINITY, 1e308)).toBeGreaterThan(0);
    expect(compareKeys(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBeLessThan(0);
    expect(compareKeys(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(0);
  });
});
