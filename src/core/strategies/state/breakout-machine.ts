import type { SignalEvent, SignalState } from '../../domain/signal';
import { isPriceAbove, isPriceBelow } from '../../numeric/comparison';
import type { MachineOutcome } from './state-reading';

/** The long channel that must break when a breakout after a winner is to be taken all the same. */
export const FAILSAFE_BARS = 55;

/** Columns of one series; the channels include their own bar, so that a rule reads the bar before. */
export interface BreakoutChannels {
  readonly close: Float64Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly range: Float64Array;
  readonly failsafeUpper: Float64Array;
}

export interface BreakoutRules {
  readonly first: number;
  readonly stopMult: number;
  readonly skipAfterWinner: boolean;
}

export interface Breakout extends MachineOutcome {
  /** The stop of the running trade; NaN without one. */
  readonly stop: number;
  readonly exitReason: 'channel' | 'stop' | null;
}

/** Why a trade ends at bar t; null while it runs. */
function exitReasonAt(t: number, channels: BreakoutChannels, stop: number): 'channel' | 'stop' | null {
  const { close, lower } = channels;
  if (isPriceBelow(close[t]!, lower[t - 1]!, close[t]!)) return 'channel';
  return isPriceBelow(close[t]!, stop, close[t]!) ? 'stop' : null;
}

/**
 * Runs the breakout rules over the series. With `skipAfterWinner` a second, imaginary trader takes every signal;
 * the real one leaves out the signal after a winner of his, unless the long channel breaks as well.
 */
export function runBreakouts(channels: BreakoutChannels, { first, stopMult, skipAfterWinner }: BreakoutRules): Breakout {
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
