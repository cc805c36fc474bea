import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOfChange, returns, sma, stdevPopulation, trueRange } from '@core/columnar/kernels';
import { rollingMax, rollingMin } from '@core/columnar/rolling-extremes';
import { ema, rma } from '@core/columnar/smoothing';
import { expectSame } from '../indicators/reference-vectors';

type Kernel = (values: Float64Array, period: number, out: Float64Array) => void;
/** The definition of one value from the values up to and including its bar. */
type Definition = (history: Float64Array, period: number) => number;

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function recursive(step: (before: number, value: number, period: number) => number): Definition {
  return (history, period) => {
    let result = mean(history.subarray(0, period));
    for (const value of history.subarray(period)) result = step(result, value, period);
    return result;
  };
}

function ofWindow(definition: (window: Float64Array) => number): Definition {
  return (history, period) => definition(history.subarray(history.length - period));
}

interface Case {
  readonly name: string;
  readonly kernel: Kernel;
  readonly definition: Definition;
  readonly firstIndex: (period: number) => number;
  /** How the result changes when every price is multiplied: with it, or not at all. */
  readonly scales: boolean;
}

const atPeriodEnd = (period: number): number => period - 1;

const CASES: readonly Case[] = [
  { name: 'sma', kernel: sma, definition: ofWindow(mean), firstIndex: atPeriodEnd, scales: true },
  {
    name: 'stdevPopulation',
    kernel: stdevPopulation,
    definition: ofWindow((window) => {
      const center = mean(window);
      return Math.sqrt(mean(window.map((value) => (value - center) ** 2)));
    }),
    firstIndex: atPeriodEnd,
    scales: true,
  },
  { name: 'rollingMax', kernel: rollingMax, definition: ofWindow((window) => Math.max(...window)), firstIndex: atPeriodEnd, scales: true },
  { name: 'rollingMin', kernel: rollingMin, definition: ofWindow((window) => Math.min(...window)), firstIndex: atPeriodEnd, scales: true },
  {
    name: 'ema',
    kernel: ema,
    definition: recursive((before, value, period) => before + (2 / (period + 1)) * (value - before)),
    firstIndex: atPeriodEnd,
    scales: true,
  },
  {
    name: 'rma',
    kernel: rma,
    definition: recursive((before, value, period) => (before * (period - 1) + value) / period),
    firstIndex: atPeriodEnd,
    scales: true,
  },
  {
    name: 'rateOfChange',
    kernel: rateOfChange,
    definition: (history, period) => history.at(-1)! / history.at(-1 - period)! - 1,
    firstIndex: (period) => period,
    scales: false,
  },
];

const prices = (maxLength: number): fc.Arbitrary<Float64Array> =>
  fc.array(fc.double({ min: 0.01, max: 10_000, noNaN: true }), { maxLength }).map((values) => Float64Array.from(values));
const periods = fc.integer({ min: 1, max: 30 });

function run(kernel: Kernel, values: Float64Array, period: number): Float64Array {
  // Old contents have to be overwritten, so start from a value that nothing computes.
  const out = new Float64Array(values.length).fill(-12345);
  kernel(values, period, out);
  return out;
}

describe.each(CASES)('$name', ({ kernel, definition, firstIndex, scales }) => {
  it('is its definition at every bar, and missing before its first', () => {
    fc.assert(
      fc.property(prices(120), periods, (values, period) => {
        const expected = Float64Array.from(values, (_, t) =>
          t < firstIndex(period) ? Number.NaN : definition(values.subarray(0, t + 1), period),
        );
        expectSame(run(kernel, values, period), expected);
      }),
      { numRuns: 300 },
    );
  });

  it('does not look ahead: later bars change no earlier value, not even in its last bit', () => {
    fc.assert(
      fc.property(prices(80), prices(40), periods, (values, later, period) => {
        const longer = Float64Array.from([...values, ...later]);
        expect(run(kernel, longer, period).subarray(0, values.length)).toEqual(run(kernel, values, period));
      }),
    );
  });

  it(scales ? 'grows with the prices' : 'does not depend on the currency', () => {
    fc.assert(
      fc.property(prices(80), periods, fc.double({ min: 0.01, max: 100, noNaN: true }), (values, period, factor) => {
        const scaled = run(kernel, values.map((value) => value * factor), period);
        expectSame(scaled, run(kernel, values, period).map((value) => (scales ? value * factor : value)));
      }),
    );
  });

  it('accepts a series of any length, even none', () => {
    for (const length of [0, 1, 19, 20, 21, 40, 41]) {
      const out = run(kernel, new Float64Array(length).fill(7), 20);
      expect(out.filter((value) => !Number.isNaN(value))).toHaveLength(Math.max(0, length - firstIndex(20)));
    }
  });
});

describe('long windows', () => {
  it('carry no rounding error along after a price of another order of magnitude', () => {
    const values = new Float64Array(2_000).fill(0.37);
    values[10] = 1e12;
    const out = run(sma, values, 50);
    expect(out[60]).toBeCloseTo(0.37, 14);
    expect(run(stdevPopulation, values, 50)[60]).toBeCloseTo(0, 14);
  });

  it('see the deviation of prices that barely move around a high level', () => {
    const values = Float64Array.from({ length: 40 }, (_, t) => 1e8 + (t % 2));
    expect(run(stdevPopulation, values, 20)[39]).toBeCloseTo(0.5, 9);
  });
});

describe('a change from zero', () => {
  it('is missing, not infinite', () => {
    expectSame(run(rateOfChange, Float64Array.from([0, 5, 0]), 1), [Number.NaN, Number.NaN, -1]);
  });

  it('is a daily return when the period is one bar', () => {
    const out = new Float64Array(3);
    returns(Float64Array.from([100, 110, 99]), out);
    expectSame(out, [Number.NaN, 0.1, -0.1]);
  });
});

describe('the true range', () => {
  it('is the largest of three distances, and the bar’s own range on the first', () => {
    const bar = fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 50 }), (bars) => {
        const low = Float64Array.from(bars, ([price]) => price);
        const high = Float64Array.from(bars, ([price, range]) => price * (1 + range));
        const close = Float64Array.from(bars, ([price, range, place]) => price * (1 + range * place));
        const expected = Float64Array.from(bars, (_, t) =>
          t === 0
            ? high[0]! - low[0]!
            : Math.max(high[t]! - low[t]!, Math.abs(high[t]! - close[t - 1]!), Math.abs(low[t]! - close[t - 1]!)),
        );
        const out = new Float64Array(bars.length);
        trueRange(high, low, close, out);
        expectSame(out, expected);
      }),
    );
  });
});
