import { describe, expect, it } from 'vitest';
import { volatility, volatilityAtIndex } from '@core/indicators/volatility';
import { roc } from '@core/indicators/roc';
import { column, datasetColumns, expectSame, firstValue, reference } from './reference-vectors';

describe('volatility', () => {
  const { close } = datasetColumns('si502');

  it('is the published example over 252 returns', () => {
    expect(volatilityAtIndex(close, close.length - 1, 252)).toBeCloseTo(reference.factorExample.vol252, 12);
  });

  it('needs one bar more than returns', () => {
    const out = new Float64Array(close.length);
    volatility(close, 60, out);
    expect(firstValue(out)).toBe(60);
    expect(volatilityAtIndex(close, 59, 60)).toBeNaN();
  });

  it('is the sample deviation of simple returns', () => {
    const out = new Float64Array(3);
    volatility(column([100, 110, 99]), 2, out);
    // Returns 0.1 and −0.1: mean 0, squares 0.02, divided by n − 1 = 1.
    expect(out[2]).toBeCloseTo(Math.sqrt(0.02 * 252), 12);
  });

  it('slides to the same values as one window at a time, on real walks and across outliers and frozen prices', () => {
    const jump = column([...close.slice(0, 100), ...close.slice(100, 200).map((price) => price * 50), ...close.slice(200)]);
    const frozen = column([...close.slice(0, 150), ...new Array<number>(200).fill(500), ...close.slice(150)]);
    for (const series of [close, jump, frozen]) {
      for (const period of [2, 20, 60, 252]) {
        const out = new Float64Array(series.length);
        volatility(series, period, out);
        series.forEach((_, t) => {
          const expected = volatilityAtIndex(series, t, period);
          if (Number.isNaN(expected)) expect(out[t]).toBeNaN();
          else expect(Math.abs(out[t]! - expected)).toBeLessThan(1e-10 * Math.max(1, expected));
        });
      }
    }
  });
});

describe('the rate of change', () => {
  it('compares with the close n bars earlier', () => {
    const out = new Float64Array(4);
    roc(column([10, 20, 15, 5]), 2, out);
    expectSame(out, [Number.NaN, Number.NaN, 0.5, -0.75]);
  });
});
