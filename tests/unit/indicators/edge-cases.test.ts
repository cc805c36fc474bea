import { describe, expect, it } from 'vitest';
import { sma } from '@core/columnar/kernels';
import { bandWidth, bollinger, percentB } from '@core/indicators/bollinger';
import { macd } from '@core/indicators/macd';
import { rsi } from '@core/indicators/rsi';
import { isPriceAbove, isPriceBelow } from '@core/numeric/comparison';
import { column, expectPoints, firstValue, reference } from './reference-vectors';

function edge(id: string): (typeof reference.edgeCases)[number] {
  return reference.edgeCases.find((candidate) => candidate.id === id)!;
}

function rsiOf(close: Float64Array, period: number): Float64Array {
  const out = new Float64Array(close.length);
  rsi(close, period, out);
  return out;
}

describe('a constant series', () => {
  const { close: closes, expected, tolerance } = edge('edge-constant');
  const close = column(closes);
  const empty = (): Float64Array => new Float64Array(close.length);

  it('has a strength of 50', () => {
    expectPoints(rsiOf(close, 14), expected.rsi14!, tolerance);
  });

  it('has itself as mean and bands without width, between which nothing has a place', () => {
    const bands = { middle: empty(), upper: empty(), lower: empty() };
    const mean = empty();
    const place = empty();
    const width = empty();
    sma(close, 20, mean);
    bollinger(close, 20, 2, bands);
    percentB(close, bands, place);
    bandWidth(bands, width);
    expectPoints(mean, expected.sma20!, tolerance);
    expectPoints(width, expected.bandWidth20!, tolerance);
    expectPoints(place, expected.percentB20!, tolerance);
  });

  it('never crosses anything, whatever the constant is', () => {
    for (let step = 1; step <= 500; step += 1) {
      const flat = new Float64Array(60).fill(step * 0.1 + 0.037);
      const lines = { macd: new Float64Array(60), signal: new Float64Array(60), histogram: new Float64Array(60) };
      macd(flat, { fast: 12, slow: 26, signal: 9 }, lines);
      for (let t = 33; t < 60; t += 1) {
        expect(isPriceAbove(lines.macd[t]!, lines.signal[t]!, flat[t]!)).toBe(false);
        expect(isPriceBelow(lines.macd[t]!, lines.signal[t]!, flat[t]!)).toBe(false);
      }
    }
  });
});

describe('series that only move one way', () => {
  it('have a strength of 100 when rising', () => {
    const { close, expected, tolerance } = edge('edge-rising');
    expectPoints(rsiOf(column(close), 14), expected.rsi14!, tolerance);
    expectPoints(rsiOf(column(close), 2), expected.rsi2!, tolerance);
  });

  it('have a strength of 0 when falling', () => {
    const { close, expected, tolerance } = edge('edge-falling');
    expectPoints(rsiOf(column(close), 14), expected.rsi14!, tolerance);
  });
});

describe('a series that is too short', () => {
  const close = column(edge('edge-short').close);

  it('gives no value at all, not one of a partial window', () => {
    expect(firstValue(rsiOf(close, 14))).toBe(close.length);
    const mean = new Float64Array(close.length);
    sma(close, 20, mean);
    expect(firstValue(mean)).toBe(close.length);
  });

  it('may be empty', () => {
    const nothing = new Float64Array(0);
    const lines = { macd: nothing, signal: nothing, histogram: nothing };
    expect(() => macd(nothing, { fast: 12, slow: 26, signal: 9 }, lines)).not.toThrow();
    expect(rsiOf(nothing, 14)).toHaveLength(0);
  });
});
