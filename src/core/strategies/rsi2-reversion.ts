import { sma } from '../columnar/kernels';
import { rsi } from '../indicators/rsi';
import { universeParams } from './common-params';
import { defineState } from './define-strategy';
import { integer, real } from './parameter-spec';
import { runReversion } from './state/reversion-machine';
import { dailyReading, warmingUp } from './state/state-reading';

/**
 * In a rising market, buy a sharp fall of a few days and sell the recovery. A trade lasts days, so that courtage
 * and spread decide what is left of it.
 *
 * Source: Connors and Alvarez, Short Term Trading Strategies That Work (2008), made for US index funds. No stop,
 * as there.
 */
export const rsi2Reversion = defineState({
  id: 'rsi2_reversion',
  number: 'S18',
  name: 'RSI(2) mean reversion',
  description: 'Long after a fall of a few days above the 200-day mean, until the price is back over its 5-day mean.',
  source: 'Connors and Alvarez, Short Term Trading Strategies That Work, 2008.',
  dataPolicy: { needs: ['prices'], proxies: [] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid', minMedianTurnover: 1_000_000 }),
    rsiN: integer({ default: 2, min: 2, max: 5, description: 'Days of the relative strength index.' }),
    entry: real({ default: 5, min: 1, max: 30, description: 'Index below which a fall is bought.' }),
    trendN: integer({ default: 200, min: 50, max: 300, description: 'Days of the mean that the price must be above.' }),
    exitN: integer({ default: 5, min: 2, max: 20, description: 'Days of the mean above which it is sold.' }),
  },
  presets: [],
  warmUpBars: (p) => Math.max(p.trendN - 1, p.rsiN, p.exitN - 1) + 1,
  machine(bars, asOf, p, scratch) {
    const { close } = bars;
    const count = close.length;
    const first = Math.max(p.trendN - 1, p.rsiN, p.exitN - 1);
    if (count <= first) return warmingUp(bars);
    scratch.reset();
    const trend = scratch.take(count);
    const exit = scratch.take(count);
    const strength = scratch.take(count);
    sma(close, p.trendN, trend);
    sma(close, p.exitN, exit);
    rsi(close, p.rsiN, strength);
    const last = count - 1;
    return dailyReading(bars, asOf, runReversion({ close, trend, exit, strength }, first, p.entry), {
      score: p.entry - strength[last]!,
      components: { close: close[last]!, rsi: strength[last]!, smaTrend: trend[last]!, smaExit: exit[last]! },
    });
  },
});
