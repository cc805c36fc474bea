import { rollingMax, rollingMin } from '../columnar/rolling-extremes';
import { atr } from '../indicators/atr';
import { universeParams } from './common-params';
import { defineState } from './define-strategy';
import { flag, integer, real } from './parameter-spec';
import { FAILSAFE_BARS, runBreakouts } from './state/breakout-machine';
import { dailyReading, warmingUp } from './state/state-reading';

/**
 * Buy when the price closes above the highest high of the last 55 days, sell when it closes below the lowest low
 * of the last 20, or two average daily ranges below the purchase.
 *
 * Source: the Turtle rules as Faith published them (The Original Turtle Trading Rules, 2003), after Donchian.
 * The originals trade within the day and in several units; here closes and one unit.
 */
export const donchianBreakout = defineState({
  id: 'donchian_breakout',
  number: 'S17',
  name: 'Donchian / Turtle breakout',
  description: 'Long from a close above the highest of 55 days until one below the lowest of 20, or a stop.',
  source: 'Faith, The Original Turtle Trading Rules, 2003; after Donchian.',
  dataPolicy: { needs: ['prices'], proxies: ['Closes for prices within the day.'] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid', minMedianTurnover: 1_000_000 }),
    entryN: integer({ default: 55, min: 10, max: 250, description: 'Days whose highest high must be beaten.' }),
    exitN: integer({ default: 20, min: 5, max: { param: 'entryN', plus: -1, atMost: 120 }, description: 'Days whose lowest low ends it.' }),
    atrN: integer({ default: 20, min: 5, max: 100, description: 'Days of the average true range.' }),
    stopMult: real({ default: 2, min: 0, max: 10, description: 'Average ranges between purchase and stop; 0: no stop.' }),
    skipAfterWinner: flag({ default: false, description: 'Leave out the signal after a winner unless 55 days break as well.' }),
  },
  presets: [
    { id: 'long', name: 'Long: 55 / 20', params: { entryN: 55, exitN: 20 } },
    { id: 'short', name: 'Short: 20 / 10', params: { entryN: 20, exitN: 10 } },
  ],
  warmUpBars: (p) => Math.max(p.entryN, p.exitN, p.atrN - 1) + 1,
  machine(bars, asOf, p, scratch) {
    const count = bars.close.length;
    const first = Math.max(p.entryN, p.exitN, p.atrN - 1);
    if (count <= first) return warmingUp(bars);
    scratch.reset();
    const column = (): Float64Array => scratch.take(count);
    const [upper, lower, range, spare] = [column(), column(), column(), column()];
    rollingMax(bars.high, p.entryN, upper);
    rollingMin(bars.low, p.exitN, lower);
    // Only who leaves signals out has to know whether the long channel breaks.
    const failsafeUpper = p.skipAfterWinner && p.entryN !== FAILSAFE_BARS ? column() : upper;
    if (failsafeUpper !== upper) rollingMax(bars.high, FAILSAFE_BARS, failsafeUpper);
    atr(bars.high, bars.low, bars.close, p.atrN, range, spare);

    const outcome = runBreakouts({ close: bars.close, upper, lower, range, failsafeUpper }, { first, ...p });
    const close = bars.close[count - 1]!;
    return dailyReading(bars, asOf, outcome, {
      score: (close - outcome.stop) / close,
      components: { close, entryChannel: upper[count - 1]!, exitChannel: lower[count - 1]!, atr: range[count - 1]!, stop: outcome.stop },
      leavesBelow: Math.max(lower[count - 1]!, Number.isNaN(outcome.stop) ? 0 : outcome.stop),
      flags: outcome.exitReason === null ? [] : [outcome.exitReason === 'stop' ? 'EXIT_STOP' : 'EXIT_CHANNEL'],
    });
  },
});
