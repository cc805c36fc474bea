import { rollingMax, rollingMin } from '../columnar/rolling-extremes';
import { atr } from '../indicators/atr';
import { isPriceAbove, isPriceBelow } from '../numeric/comparison';
import type { SignalEvent, SignalState } from '../domain/signal';
import { universeParams } from './common-params';
import { flag, integer, real } from './parameter-spec';
import type { MachineOutcome } from './state/state-reading';
import { dailyReading, warmingUp } from './state/state-reading';
import { defineState } from './define-strategy';

/** The long channel that must break when a breakout after a winner is to be taken all the same. */
const FAILSAFE_BARS = 55;

interface Channels {
  readonly close: Float64Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly range: Float64Array;
  readonly failsafeUpper: Float64Array;
}

interface BreakoutRules {
  readonly first: number;
  readonly stopMult: number;
  readonly skipAfterWinner: boolean;
}

interface Breakout extends MachineOutcome {
  /** The stop of the running trade; NaN without one. */
  readonly stop: number;
  readonly exitReason: 'channel' | 'stop' | null;
}

/** Why a trade ends at bar t; null while it runs. */
function exitReasonAt(t: number, channels: Channels, stop: number): 'channel' | 'stop' | null {
  const { close, lower } = channels;
  if (isPriceBelow(close[t]!, lower[t - 1]!, close[t]!)) return 'channel';
  return isPriceBelow(close[t]!, stop, close[t]!) ? 'stop' : null;
}

/**
 * Runs the breakout rules over the series. With `skipAfterWinner` a second, imaginary trader takes every signal;
 * the real one leaves out the signal after a winner of his, unless the long channel breaks as well.
 */
function runBreakouts(channels: Channels, { first, stopMult, skipAfterWinner }: BreakoutRules): Breakout {
  const { close, upper, range, failsafeUpper } = channels;
  let state: SignalState = 'FLAT';
  let event: SignalEvent | null = null;
  let eventIndex = -1;
  let stop = Number.NaN;
  let exitReason: 'channel' | 'stop' | null = null;
  let imaginaryEntry = Number.NaN;
  let imaginaryStop = Number.NaN;
  let lastWon = false;
  for (let t = first; t < close.length; t += 1) {
    const price = close[t]!;
    const isBreakout = isPriceAbove(price, upper[t - 1]!, price);
    const wasImaginaryFlat = Number.isNaN(imaginaryEntry);
    const isAfterWinner = lastWon;
    if (wasImaginaryFlat) {
      if (isBreakout) {
        imaginaryEntry = price;
        imaginaryStop = stopMult > 0 ? price - stopMult * range[t]! : Number.NaN;
      }
    } else if (exitReasonAt(t, channels, imaginaryStop) !== null) {
      lastWon = isPriceAbove(price, imaginaryEntry, price);
      imaginaryEntry = Number.NaN;
    }

    if (state === 'LONG') {
      const reason = exitReasonAt(t, channels, stop);
      if (reason === null) continue;
      state = 'FLAT';
      event = 'EXIT';
      eventIndex = t;
      exitReason = reason;
      stop = Number.NaN;
    } else if (isBreakout) {
      const isNewSignal = wasImaginaryFlat && !isAfterWinner;
      const isLongBreakout = isPriceAbove(price, failsafeUpper[t - 1]!, price);
      if (skipAfterWinner && !isNewSignal && !isLongBreakout) continue;
      state = 'LONG';
      event = 'ENTER';
      eventIndex = t;
      exitReason = null;
      stop = stopMult > 0 ? price - stopMult * range[t]! : Number.NaN;
    }
  }
  return { state, event, eventIndex, stop, exitReason };
}

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
