import { rollingMin } from '../columnar/rolling-extremes';
import { bandWidth, bollinger } from '../indicators/bollinger';
import { universeParams } from './common-params';
import { defineState } from './define-strategy';
import { integer, real } from './parameter-spec';
import { closeAtOwnMean } from './state/next-close';
import { runSqueeze } from './state/squeeze-machine';
import { dailyReading, warmingUp } from './state/state-reading';

/**
 * Calm before a storm: when the bands around the price are narrower than they have been for half a year, buy the
 * break out of the upper one, and sell when the price falls below its mean.
 *
 * Source: Bollinger, Bollinger on Bollinger Bands (2001): a squeeze is the narrowest band of six months. Entry
 * and exit are one of several published uses.
 */
export const bollingerSqueeze = defineState({
  id: 'bollinger_squeeze',
  number: 'S20',
  name: 'Bollinger squeeze',
  description: 'Long from a break of the upper band after unusually narrow bands, until below the middle.',
  source: 'Bollinger, Bollinger on Bollinger Bands, 2001.',
  dataPolicy: { needs: ['prices'], proxies: [] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid', minMedianTurnover: 1_000_000 }),
    n: integer({ default: 20, min: 5, max: 100, description: 'Days of the bands.' }),
    k: real({ default: 2, min: 1, max: 4, description: 'Standard deviations between the middle and a band.' }),
    lookback: integer({ default: 125, min: 20, max: 500, description: 'Days in which the width is the narrowest.' }),
    memory: integer({ default: 10, min: 1, max: 60, description: 'Days for which a squeeze counts.' }),
    factor: real({ default: 1, min: 1, max: 2, description: 'How much wider than the narrowest still counts.' }),
  },
  presets: [],
  warmUpBars: (p) => p.n + p.lookback - 1,
  machine(bars, asOf, p, scratch) {
    const { close } = bars;
    const count = close.length;
    const first = p.n - 1 + p.lookback - 1;
    if (count <= first) return warmingUp(bars);
    scratch.reset();
    const bands = { middle: scratch.take(count), upper: scratch.take(count), lower: scratch.take(count) };
    const width = scratch.take(count);
    const narrowest = scratch.take(count);
    bollinger(close, p.n, p.k, bands);
    bandWidth(bands, width);
    rollingMin(width.subarray(p.n - 1), p.lookback, narrowest.subarray(p.n - 1));
    const outcome = runSqueeze({ close, bands, width, narrowest }, { first, factor: p.factor, memory: p.memory });
    const last = count - 1;
    return dailyReading(bars, asOf, outcome, {
      score: -width[last]!,
      components: {
        close: close[last]!,
        upper: bands.upper[last]!,
        middle: bands.middle[last]!,
        bandWidth: width[last]!,
        narrowest: narrowest[last]!,
        daysSinceSqueeze: outcome.lastSqueeze < 0 ? Number.NaN : last - outcome.lastSqueeze,
      },
      leavesBelow: closeAtOwnMean(close, p.n),
    });
  },
});
