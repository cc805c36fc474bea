import { describe, expect, it } from 'vitest';
import { sma, stdevPopulation, trueRange } from '@core/columnar/kernels';
import { ema, rma } from '@core/columnar/smoothing';
import { atr } from '@core/indicators/atr';
import { bandWidth, bollinger, percentB } from '@core/indicators/bollinger';
import { donchian, donchianMiddle } from '@core/indicators/donchian';
import { macd } from '@core/indicators/macd';
import { natr } from '@core/indicators/natr';
import { rsi } from '@core/indicators/rsi';
import { datasetColumns, expectPoints, firstValue, reference, type ReferenceVector } from './reference-vectors';

type Lines = Record<string, Float64Array>;

function computed(vector: ReferenceVector): Lines {
  const { close, high, low } = datasetColumns(vector.dataset);
  const length = close.length;
  const empty = (): Float64Array => new Float64Array(length);
  const parameter = (name: string): number => vector.params[name] as number;
  const out = empty();
  switch (vector.indicator) {
    case 'SMA':
      sma(close, parameter('n'), out);
      return { sma: out };
    case 'EMA':
      ema(close, parameter('n'), out);
      return { ema: out };
    case 'RMA':
      rma(close, parameter('n'), out);
      return { rma: out };
    case 'STDEV':
      stdevPopulation(close, parameter('n'), out);
      return { stdev: out };
    case 'RSI':
      rsi(close, parameter('n'), out);
      return { rsi: out };
    case 'TR':
      trueRange(high, low, close, out);
      return { tr: out };
    case 'ATR': {
      const tr = empty();
      atr(high, low, close, parameter('n'), out, tr);
      return { atr: out, tr };
    }
    case 'NATR': {
      const average = empty();
      atr(high, low, close, parameter('n'), average, empty());
      natr(average, close, out);
      return { natr: out };
    }
    case 'MACD': {
      const lines = { macd: empty(), signal: empty(), histogram: empty() };
      const emaFast = empty();
      const emaSlow = empty();
      macd(close, { fast: parameter('fast'), slow: parameter('slow'), signal: parameter('signal') }, lines);
      ema(close, parameter('fast'), emaFast);
      ema(close, parameter('slow'), emaSlow);
      return { macd: lines.macd, signal: lines.signal, hist: lines.histogram, emaFast, emaSlow };
    }
    case 'BBANDS': {
      const bands = { middle: empty(), upper: empty(), lower: empty() };
      const stdev = empty();
      const width = empty();
      bollinger(close, parameter('n'), parameter('k'), bands);
      stdevPopulation(close, parameter('n'), stdev);
      percentB(close, bands, out);
      bandWidth(bands, width);
      return { ...bands, stdev, percentB: out, bandWidth: width };
    }
    case 'DONCHIAN': {
      const channel = { upper: empty(), lower: empty() };
      donchian(high, low, parameter('n'), channel);
      donchianMiddle(channel, out);
      return { ...channel, middle: out };
    }
    case 'DONCHIAN_PRIOR': {
      const channel = { upper: empty(), lower: empty() };
      donchian(high, low, parameter('n'), channel);
      return { upper: previous(channel.upper), lower: previous(channel.lower) };
    }
    default:
      throw new Error(`No kernel for ${vector.indicator}`);
  }
}

function previous(values: Float64Array): Float64Array {
  const shifted = new Float64Array(values.length).fill(Number.NaN);
  shifted.set(values.subarray(0, -1), 1);
  return shifted;
}

const binding = reference.vectors.filter((vector) => vector.matchesSpec);
const otherConventions = reference.vectors.filter((vector) => !vector.matchesSpec);

describe('published and library values', () => {
  it('are 44 that bind us and 7 of other conventions', () => {
    expect([binding.length, otherConventions.length]).toEqual([44, 7]);
  });

  it.each(binding)('$id is reproduced', (vector) => {
    const lines = computed(vector);
    for (const [name, points] of Object.entries(vector.expected)) expectPoints(lines[name]!, points, vector.tolerance);
  });

  it.each(binding)('$id has no value before its first index', (vector) => {
    const lines = computed(vector);
    const first = Math.min(...Object.keys(vector.expected).filter((name) => !name.startsWith('ema') || vector.indicator === 'EMA').map((name) => firstValue(lines[name]!)));
    expect(first).toBe(vector.firstIndex);
  });

  it.each(otherConventions)('$id is another convention and is not what we compute', (vector) => {
    const lines = computed(vector);
    const distances = Object.entries(vector.expected).flatMap(([name, points]) =>
      points.map(([index, value]) => Math.abs(lines[name]![index]! - (value ?? Number.NaN))),
    );
    expect(distances.some((distance) => Number.isNaN(distance) || distance > vector.tolerance)).toBe(true);
  });
});
