import { ATR, BollingerBands, EMA, Highest, Lowest, MACD, ROC, RSI, SD, SMA, TrueRange, WEMA } from 'technicalindicators';
import { describe, expect, it } from 'vitest';
import { rateOfChange, sma, stdevPopulation, trueRange } from '@core/columnar/kernels';
import { ema, rma } from '@core/columnar/smoothing';
import { atr } from '@core/indicators/atr';
import { bollinger } from '@core/indicators/bollinger';
import { donchian } from '@core/indicators/donchian';
import { macd } from '@core/indicators/macd';
import { rsi } from '@core/indicators/rsi';
import { realBars, realDataTitle, realSeriesNames } from '../quality/real-data';
import { datasetColumns } from './reference-vectors';

interface Series {
  readonly name: string;
  readonly read: () => { close: Float64Array; high: Float64Array; low: Float64Array };
}

const real: Series[] = realSeriesNames
  .filter((name) => !name.includes('second-source'))
  .map((name) => ({ name, read: () => realBars(name) }));
const bundled: Series[] = ['si502', 'talib252'].map((name) => ({ name, read: () => datasetColumns(name) }));

/** Compares the tail that the oracle computed, which leaves out the bars before its first value. */
function expectTail(actual: Float64Array, oracle: readonly number[], tolerance: number): void {
  const offset = actual.length - oracle.length;
  let worst = 0;
  for (let i = 0; i < oracle.length; i += 1) worst = Math.max(worst, Math.abs(actual[offset + i]! - oracle[i]!) / Math.max(1, Math.abs(oracle[i]!)));
  expect(worst).toBeLessThanOrEqual(tolerance);
}

function oracleAgrees({ read }: Series): void {
  const { close, high, low } = read();
  const values = [...close];
  const empty = (): Float64Array => new Float64Array(close.length);
  const out = empty();

  sma(close, 50, out);
  expectTail(out, SMA.calculate({ period: 50, values }), 1e-9);
  ema(close, 26, out);
  expectTail(out, EMA.calculate({ period: 26, values }), 1e-9);

  rma(close, 14, out);
  expectTail(out, WEMA.calculate({ period: 14, values }), 1e-9);
  stdevPopulation(close, 20, out);
  expectTail(out, SD.calculate({ period: 20, values }), 1e-9);
  // The oracle speaks of per cent.
  rateOfChange(close, 12, out);
  expectTail(out, ROC.calculate({ period: 12, values }).map((percent) => percent / 100), 1e-9);
  const channel = { upper: empty(), lower: empty() };
  donchian(high, low, 55, channel);
  expectTail(channel.upper, Highest.calculate({ period: 55, values: [...high] }), 0);
  expectTail(channel.lower, Lowest.calculate({ period: 55, values: [...low] }), 0);
  // The oracle has no range for the first bar.
  trueRange(high, low, close, out);
  expectTail(out, TrueRange.calculate({ high: [...high], low: [...low], close: values }), 1e-12);

  // The oracle rounds its strength to two decimals.
  rsi(close, 14, out);
  expectTail(out, RSI.calculate({ period: 14, values }), 0.0051);

  const bands = { middle: empty(), upper: empty(), lower: empty() };
  bollinger(close, 20, 2, bands);
  const oracleBands = BollingerBands.calculate({ period: 20, stdDev: 2, values });
  expectTail(bands.upper, oracleBands.map((band) => band.upper), 1e-9);
  expectTail(bands.lower, oracleBands.map((band) => band.lower), 1e-9);

  const lines = { macd: empty(), signal: empty(), histogram: empty() };
  macd(close, { fast: 12, slow: 26, signal: 9 }, lines);
  const oracleLines = MACD.calculate({ values, fastPeriod: 12, slowPeriod: 26, signalPeriod: 9, SimpleMAOscillator: false, SimpleMASignal: false });
  expectTail(lines.macd, oracleLines.map((line) => line.MACD!), 1e-9);
  expectTail(lines.signal.subarray(33), oracleLines.slice(8).map((line) => line.signal!), 1e-9);

  // The oracle leaves out the first bar's range; its influence is below 1e-6 after 250 bars.
  if (close.length < 400) return;
  atr(high, low, close, 14, out, empty());
  const oracleRange = ATR.calculate({ period: 14, high: [...high], low: [...low], close: values });
  expectTail(out, oracleRange.slice(-(close.length - 300)), 1e-6);
}

describe('another library computes the same', () => {
  it.each(bundled)('on $name', oracleAgrees);
});

describe.skipIf(real.length === 0)(realDataTitle('another library computes the same on real prices'), () => {
  it.each(real)('of $name', oracleAgrees);
});
