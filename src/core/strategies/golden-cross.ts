import { sma } from '../columnar/kernels';
import { universeParams } from './common-params';
import { defineState } from './define-strategy';
import { integer } from './parameter-spec';
import { closeAtCross } from './state/next-close';
import { runSignMachine } from './state/sign-machine';
import { dailyReading, warmingUp } from './state/state-reading';

/**
 * In the market while the average price of the last 50 days is above that of the last 200.
 *
 * Source: common practice of chart readers without a single origin.
 */
export const goldenCross = defineState({
  id: 'golden_cross',
  number: 'S16',
  name: '50/200 cross',
  description: 'Long while the 50-day mean of the price is above its 200-day mean.',
  source: 'Common practice; no single origin.',
  dataPolicy: { needs: ['prices'], proxies: [] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid', minMedianTurnover: 1_000_000 }),
    fast: integer({ default: 50, min: 5, max: 100, description: 'Days of the fast mean.' }),
    slow: integer({ default: 200, min: { param: 'fast', plus: 1, atLeast: 20 }, max: 400, description: 'Days of the slow mean.' }),
  },
  presets: [],
  warmUpBars: (p) => p.slow,
  machine(bars, asOf, p, scratch) {
    const count = bars.close.length;
    if (count < p.slow) return warmingUp(bars);
    scratch.reset();
    const fast = scratch.take(count);
    const slow = scratch.take(count);
    const difference = scratch.take(count);
    sma(bars.close, p.fast, fast);
    sma(bars.close, p.slow, slow);
    for (let t = 0; t < count; t += 1) difference[t] = fast[t]! - slow[t]!;
    const fastNow = fast[count - 1]!;
    const slowNow = slow[count - 1]!;
    return dailyReading(bars, asOf, runSignMachine(difference, bars.close, p.slow - 1), {
      score: fastNow / slowNow - 1,
      components: { close: bars.close[count - 1]!, smaFast: fastNow, smaSlow: slowNow },
      leavesBelow: closeAtCross(bars.close, p.fast, p.slow),
    });
  },
});
