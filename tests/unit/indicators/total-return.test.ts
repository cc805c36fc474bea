import { describe, expect, it } from 'vitest';
import { totalReturn } from '@core/indicators/total-return';
import { column, expectSame, reference } from './reference-vectors';

const { close: closes, dividends, totalReturn: expected } = reference.strategyVectors.totalReturn;
const close = column(closes);
const date = Int32Array.from([20_000, 20_001, 20_004, 20_005, 20_006]);

function inSek(exDate: number, amount: number): { exDate: number; amount: number; currency: string } {
  return { exDate, amount, currency: 'SEK' };
}

function indexOf(paid: Parameters<typeof totalReturn>[1]): Float64Array {
  const out = new Float64Array(close.length);
  totalReturn({ date, close }, paid, 'SEK', out);
  return out;
}

describe('the total-return index', () => {
  it('buys a dividend back at the close of its ex-date', () => {
    expectSame(indexOf(dividends.map(({ index, amount }) => inSek(date[index]!, amount))), expected);
  });

  it('counts an ex-date between two bars at the later bar', () => {
    expectSame(indexOf([inSek(20_002, 4)]), expected);
  });

  it('adds up two dividends of one day', () => {
    expectSame(indexOf([inSek(20_004, 1), inSek(20_004, 3)]), expected);
  });

  it('is the price to the last bit without dividends, before the first bar and after the last', () => {
    expect(indexOf([inSek(20_000, 7), inSek(20_030, 9)])).toEqual(close);
  });

  it('leaves out a dividend in another currency and says so', () => {
    const out = new Float64Array(close.length);
    expect(totalReturn({ date, close }, [{ exDate: 20_004, amount: 4, currency: 'EUR' }], 'SEK', out)).toBe(1);
    expectSame(out, close);
  });
});
