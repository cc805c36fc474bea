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
});

describe('the rate of change', () => {
  it('compares with the close n bars earlier', () => {
    const out = new Float64Array(4);
    roc(column([10, 20, 15, 5]), 2, out);
    expectSame(out, [Number.NaN, Number.NaN, 0.5, -0.75]);
  });
});
