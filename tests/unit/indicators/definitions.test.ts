import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviationsAround, sma, stdevPopulation } from '@core/columnar/kernels';
import { highestOf, lowestOf } from '@core/columnar/rolling-extremes';
import { medianTurnover } from '@core/factors/price-factors';
import { lastIndexOnOrBefore } from '@core/factors/as-of';
import { atr } from '@core/indicators/atr';
import { bandWidth, bollinger, percentB } from '@core/indicators/bollinger';
import { donchian, donchianMiddle } from '@core/indicators/donchian';
import { macd } from '@core/indicators/macd';
import { natr } from '@core/indicators/natr';
import { rsi, rsiAtIndex } from '@core/indicators/rsi';
import { totalReturn } from '@core/indicators/total-return';
import { volatility, volatilityAtIndex } from '@core/indicators/volatility';
import { percentile100, rankAverage } from '@core/numeric/ranks';
import { epochDay } from '@core/time/epoch-day';
import { averageRanks, median, percentiles } from '../../golden/naive/numbers';
import { expectSame } from './reference-vectors';

/*
 * Every kernel that `tests/unit/columnar` does not cover, held at every bar against its definition: a window summed anew,
 * a recursion told from the start. Prices are random walks with days on which nothing moves.
 */
interface Bars {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

const step = fc.oneof({ weight: 4, arbitrary: fc.double({ min: -0.08, max: 0.08, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(0) });
const walk: fc.Arbitrary<Bars> = fc.array(fc.tuple(step, fc.double({ min: 0, max: 0.03, noNaN: true })), { maxLength: 90 }).map((steps) => {
  let price = 100;
  const close = Float64Array.from(steps, ([change]) => (price *= 1 + change));
  return { close, high: close.map((x, t) => x * (1 + steps[t]![1])), low: close.map((x, t) => x * (1 - steps[t]![1] / 2)) };
});
const periods = fc.integer({ min: 2, max: 25 });

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const windowAt = (values: ArrayLike<number>, t: number, n: number): number[] => Array.from(values).slice(t - n + 1, t + 1);
const deviation = (window: readonly number[], divisor: number): number => Math.sqrt(sum(window.map((value) => (value - mean(window)) ** 2)) / divisor);

/** Values from index `first` on, NaN before. */
function from(length: number, first: number, valueAt: (t: number) => number): number[] {
  return Array.from({ length }, (_, t) => (t < first ? Number.NaN : valueAt(t)));
}

/** A mean that goes a part of the way to each value, from the plain mean of the first n on. */
function smoothed(values: readonly number[], n: number, part: number): number[] {
  let before = Number.NaN;
  return values.map((value, t) => {
    if (t === n - 1) before = mean(values.slice(0, n));
    else if (t >= n) before += part * (value - before);
    return before;
  });
}

function column(length: number): Float64Array {
  // Old contents have to be overwritten, so start from a value that nothing computes.
  return new Float64Array(length).fill(-12345);
}

function always(property: (bars: Bars, n: number) => void): void {
  fc.assert(fc.property(walk, periods, property), { numRuns: 150 });
}

describe('is its definition at every bar', () => {
  it('RSI, and the same at one bar', () => {
    always(({ close }, n) => {
      const changes = Array.from(close).slice(1).map((value, t) => value - close[t]!);
      const gains = smoothed(changes.map((change) => Math.max(change, 0)), n, 1 / n);
      const losses = smoothed(changes.map((change) => Math.max(-change, 0)), n, 1 / n);
      const expected = from(close.length, n, (t) => {
        const [gain, loss] = [gains[t - 1]!, losses[t - 1]!];
        return loss === 0 ? (gain === 0 ? 50 : 100) : 100 - 100 / (1 + gain / loss);
      });
      const out = column(close.length);
      rsi(close, n, out);
      expectSame(out, expected);
      for (let t = 0; t < close.length; t += 1) expect(rsiAtIndex(close, t, n)).toBe(out[t]);
    });
  });

  it('RSI is exactly 100, 0 and 50 where only gains, only losses and nothing came', () => {
    const length = 40;
    const ends = [1.013, 0.987, 1].map((factor) => {
      const out = column(length);
      rsi(Float64Array.from({ length }, (_, t) => 77.7 * factor ** t), 3, out);
      return new Set(out.subarray(3));
    });
    expect(ends).toEqual([new Set([100]), new Set([0]), new Set([50])]);
  });

  it('MACD, its signal and its histogram', () => {
    fc.assert(fc.property(walk, fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 2, max: 9 }), ({ close }, fast, more, signal) => {
      const slow = fast + more;
      const values = Array.from(close);
      const [quick, lazy] = [fast, slow].map((n) => smoothed(values, n, 2 / (n + 1))) as [number[], number[]];
      const line = values.map((_, t) => quick[t]! - lazy[t]!);
      const signals = smoothed(line.slice(slow - 1), signal, 2 / (signal + 1));
      const out = { macd: column(close.length), signal: column(close.length), histogram: column(close.length) };
      macd(close, { fast, slow, signal }, out);
      expectSame(out.macd, from(close.length, slow - 1, (t) => line[t]!));
      expectSame(out.signal, from(close.length, slow + signal - 2, (t) => signals[t - slow + 1]!));
      expectSame(out.histogram, from(close.length, slow + signal - 2, (t) => line[t]! - signals[t - slow + 1]!));
    }), { numRuns: 150 });
  });

  it('Bollinger bands, %B and band width', () => {
    always(({ close }, n) => {
      const bands = { middle: column(close.length), upper: column(close.length), lower: column(close.length) };
      bollinger(close, n, 2, bands);
      const middle = from(close.length, n - 1, (t) => mean(windowAt(close, t, n)));
      const reach = from(close.length, n - 1, (t) => 2 * deviation(windowAt(close, t, n), n));
      expectSame(bands.middle, middle);
      expectSame(bands.upper, middle.map((value, t) => value + reach[t]!));
      expectSame(bands.lower, middle.map((value, t) => value - reach[t]!));
      const [place, width] = [column(close.length), column(close.length)];
      percentB(close, bands, place);
      bandWidth(bands, width);
      expectSame(width, middle.map((value, t) => (2 * reach[t]!) / value));
      place.forEach((value, t) => {
        // Where the bands almost touch the quotient is noise, and missing from a ten-billionth of the price on.
        if (reach[t]! > 1e-6 * close[t]!) expect(Math.abs(value - (close[t]! - bands.lower[t]!) / (bands.upper[t]! - bands.lower[t]!))).toBeLessThan(1e-12);
        if (!(2 * reach[t]! > 1e-11 * close[t]!)) expect(value).toBeNaN();
      });
    });
  });

  it('deviations around known means, in a column of their own or in that of the means', () => {
    always(({ close }, n) => {
      const [means, apart, alone] = [column(close.length), column(close.length), column(close.length)];
      sma(close, n, means);
      deviationsAround(close, n, means, apart);
      stdevPopulation(close, n, alone);
      expect(apart).toEqual(alone);
    });
  });

  it('the Donchian channel and its middle', () => {
    always(({ high, low, close }, n) => {
      const channel = { upper: column(close.length), lower: column(close.length) };
      const middle = column(close.length);
      donchian(high, low, n, channel);
      donchianMiddle(channel, middle);
      expectSame(channel.upper, from(close.length, n - 1, (t) => Math.max(...windowAt(high, t, n))));
      expectSame(channel.lower, from(close.length, n - 1, (t) => Math.min(...windowAt(low, t, n))));
      expectSame(middle, from(close.length, n - 1, (t) => (Math.max(...windowAt(high, t, n)) + Math.min(...windowAt(low, t, n))) / 2));
    });
  });

  it('the average true range, plain and in per cent', () => {
    always(({ high, low, close }, n) => {
      const ranges = Array.from(close, (_, t) =>
        t === 0 ? high[0]! - low[0]! : Math.max(high[t]! - low[t]!, Math.abs(high[t]! - close[t - 1]!), Math.abs(low[t]! - close[t - 1]!)),
      );
      const expected = smoothed(ranges, n, 1 / n);
      const [out, scratch, relative] = [column(close.length), column(close.length), column(close.length)];
      atr(high, low, close, n, out, scratch);
      natr(out, close, relative);
      expectSame(out, expected);
      expectSame(relative, expected.map((value, t) => (100 * value) / close[t]!));
    });
  });

  it('volatility, sliding and at one bar', () => {
    always(({ close }, n) => {
      const expected = from(close.length, n, (t) => {
        const window = windowAt(close, t, n + 1);
        return deviation(window.slice(1).map((value, i) => value / window[i]! - 1), n - 1) * Math.sqrt(252);
      });
      const out = column(close.length);
      volatility(close, n, out);
      expectSame(out, expected);
      expectSame(Float64Array.from(close, (_, t) => volatilityAtIndex(close, t, n)), expected);
    });
  });

  it('the total-return index, with dividends on any days', () => {
    const dividend = fc.record({ exDate: fc.integer({ min: 0, max: 200 }).map(epochDay), amount: fc.double({ min: 0, max: 5, noNaN: true }), currency: fc.constantFrom('SEK', 'EUR') });
    fc.assert(fc.property(walk, fc.array(dividend, { maxLength: 12 }), ({ close }, unsorted) => {
      const dividends = [...unsorted].sort((a, b) => a.exDate - b.exDate);
      const date = Int32Array.from(close, (_, t) => 2 * t + 10);
      const inside = (t: number, currency: string) => dividends.filter((one) => one.currency === currency && one.exDate > date[t - 1]! && one.exDate <= date[t]!);
      const expected: number[] = [];
      close.forEach((price, t) => {
        expected.push(t === 0 ? price : (expected[t - 1]! * (price + sum(inside(t, 'SEK').map(({ amount }) => amount)))) / close[t - 1]!);
      });
      const out = column(close.length);
      const ignored = totalReturn({ date, close }, dividends, 'SEK', out);
      expectSame(out, expected);
      expect(ignored).toBe(sum(expected.map((_, t) => (t === 0 ? 0 : inside(t, 'EUR').length))));
    }));
  });

  it('extremes of a range, the last date before a day, the median turnover', () => {
    fc.assert(fc.property(walk, fc.nat(95), fc.nat(95), fc.integer({ min: 1, max: 70 }), ({ close }, start, length, count) => {
      const range = Array.from(close.subarray(start, start + length));
      const end = Math.min(start + length, close.length);
      expect(highestOf(close, start, end)).toBe(Math.max(...range));
      expect(lowestOf(close, start, end)).toBe(Math.min(...range));
      const date = Int32Array.from(close, (_, t) => 3 * t);
      expect(lastIndexOnOrBefore(date, start)).toBe(Array.from(date).filter((day) => day <= start).length - 1);
      const volume = close.map((_, t) => (t * 7919) % 13);
      const bars = { date, open: close, high: close, low: close, close, volume };
      const traded = Array.from(close, (price, t) => price * volume[t]!).filter((_, t) => date[t]! <= start).slice(-count);
      expect(medianTurnover(bars, epochDay(start), count)).toBe(median(traded));
    }));
  });

  it('ranks and percentile scores, with ties and missing values', () => {
    const values = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: -5, max: 5 }).map((x) => x / 3)), { maxLength: 40 });
    fc.assert(fc.property(values, fc.constantFrom('asc' as const, 'desc' as const), (some, direction) => {
      const best = direction === 'asc' ? 'low' : 'high';
      const input = Float64Array.from(some, (value) => value ?? Number.NaN);
      const out = column(some.length);
      rankAverage(input, direction, out);
      expect(Array.from(out)).toEqual(averageRanks(some, best));
      percentile100(input, direction, 50, out);
      expect(Array.from(out)).toEqual(percentiles(some, best, 50));
    }));
  });
});
