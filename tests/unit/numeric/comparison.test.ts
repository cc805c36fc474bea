import { describe, expect, it } from 'vitest';
import { finiteOrMissing, isPriceAbove, isPriceBelow } from '@core/numeric/comparison';

describe('prices at a bar', () => {
  it('are equal within the margin of the close', () => {
    expect(isPriceAbove(100 + 9e-9, 100, 100)).toBe(false);
    expect(isPriceAbove(100 + 1.1e-8, 100, 100)).toBe(true);
    expect(isPriceBelow(100 - 9e-9, 100, 100)).toBe(false);
    expect(isPriceBelow(100 - 1.1e-8, 100, 100)).toBe(true);
  });

  it('compare the same after all prices are multiplied', () => {
    for (const scale of [0.01, 1, 1e6]) expect(isPriceAbove(1.0000001 * scale, scale, scale)).toBe(true);
  });

  it('are neither above nor below when one is missing', () => {
    expect([isPriceAbove(Number.NaN, 1, 1), isPriceBelow(Number.NaN, 1, 1)]).toEqual([false, false]);
  });
});

it('a result that is not finite is missing', () => {
  expect([finiteOrMissing(1 / 0), finiteOrMissing(0 / 0), finiteOrMissing(-1.5)]).toEqual([Number.NaN, Number.NaN, -1.5]);
});
