import { describe, expect, it } from 'vitest';
import { ema, rma } from '@core/columnar/smoothing';
import { atr } from '@core/indicators/atr';
import { macd } from '@core/indicators/macd';
import { rsi } from '@core/indicators/rsi';
import { datasetColumns } from './reference-vectors';

type Columns = ReturnType<typeof datasetColumns>;
type Recursive = (bars: Columns) => Float64Array;

function into(length: number, compute: (out: Float64Array) => void): Float64Array {
  const out = new Float64Array(length);
  compute(out);
  return out;
}

const RECURSIVE: Readonly<Record<string, Recursive>> = {
  'ema 26': ({ close }) => into(close.length, (out) => ema(close, 26, out)),
  'rma 20': ({ close }) => into(close.length, (out) => rma(close, 20, out)),
  'rsi 14': ({ close }) => into(close.length, (out) => rsi(close, 14, out)),
  'atr 20': ({ high, low, close }) => into(close.length, (out) => atr(high, low, close, 20, out, new Float64Array(close.length))),
  macd: ({ close }) =>
    into(close.length, (out) => {
      const lines = { macd: out, signal: new Float64Array(close.length), histogram: new Float64Array(close.length) };
      macd(close, { fast: 12, slow: 26, signal: 9 }, lines);
    }),
};

/** 754 bars: both reference series, one after the other. */
function longHistory(): Columns {
  const first = datasetColumns('talib252');
  const second = datasetColumns('si502');
  const join = (name: keyof Columns): Float64Array => Float64Array.from([...first[name], ...second[name]]);
  return { close: join('close'), high: join('high'), low: join('low') };
}

describe('where the history starts', () => {
  it.each(Object.entries(RECURSIVE))('no longer matters to %s after 500 bars', (_, compute) => {
    const long = longHistory();
    const start = 200;
    const short = { close: long.close.subarray(start), high: long.high.subarray(start), low: long.low.subarray(start) };
    const withOlder = compute(long).subarray(start);
    const without = compute(short);
    for (let t = 500; t < without.length; t += 1) {
      const scale = Math.max(1, Math.abs(without[t]!));
      expect(Math.abs(withOlder[t]! - without[t]!) / scale, `index ${t}`).toBeLessThan(1e-9);
    }
    expect(withOlder[30]).not.toBeCloseTo(without[30]!, 6);
  });
});
