import { macd } from '../indicators/macd';
import { universeParams } from './common-params';
import { defineState } from './define-strategy';
import { integer } from './parameter-spec';
import { closeAtMacdSignal } from './state/next-close';
import { runSignMachine } from './state/sign-machine';
import { dailyReading, warmingUp } from './state/state-reading';

/**
 * In the market while the distance between a fast and a slow mean is above its own mean: the trend is gaining.
 *
 * Source: Appel 1979, and Technical Analysis: Power Tools for Active Investors (2005).
 */
export const macdCross = defineState({
  id: 'macd_cross',
  number: 'S19',
  name: 'MACD crossing',
  description: 'Long while the MACD line (12, 26) is above its signal line (9).',
  source: 'Appel, Technical Analysis: Power Tools for Active Investors, 2005.',
  dataPolicy: { needs: ['prices'], proxies: [] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid', minMedianTurnover: 1_000_000 }),
    fast: integer({ default: 12, min: 2, max: 50, description: 'Days of the fast exponential mean.' }),
    slow: integer({ default: 26, min: { param: 'fast', plus: 1, atLeast: 3 }, max: 100, description: 'Days of the slow one.' }),
    signal: integer({ default: 9, min: 2, max: 50, description: 'Days of the signal line.' }),
  },
  presets: [],
  warmUpBars: (p) => p.slow + p.signal - 1,
  machine(bars, asOf, p, scratch) {
    const { close } = bars;
    const count = close.length;
    const first = p.slow + p.signal - 2;
    if (count <= first) return warmingUp(bars);
    scratch.reset();
    const lines = { macd: scratch.take(count), signal: scratch.take(count), histogram: scratch.take(count) };
    macd(close, { fast: p.fast, slow: p.slow, signal: p.signal }, lines);
    const last = count - 1;
    const outcome = runSignMachine(lines.histogram, close, first);
    return dailyReading(bars, asOf, outcome, {
      leavesBelow: outcome.state === 'LONG' ? closeAtMacdSignal(close, p, lines.signal[last]!, scratch) : Number.NaN,
      score: lines.histogram[last]! / close[last]!,
      components: { close: close[last]!, macd: lines.macd[last]!, signal: lines.signal[last]!, histogram: lines.histogram[last]! },
    });
  },
});
