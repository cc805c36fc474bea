import type { SignalEvent, SignalState } from '../../domain/signal';
import { isPriceAbove, RSI_MARGIN } from '../../numeric/comparison';
import type { MachineOutcome } from './state-reading';

/** Columns of one series. */
export interface ReversionLines {
  readonly close: Float64Array;
  readonly trend: Float64Array;
  readonly exit: Float64Array;
  readonly strength: Float64Array;
}

/** In where the trend is up and the index below `entry`; out on a close above the short mean. Nothing happens before bar `first`. */
export function runReversion({ close, trend, exit, strength }: ReversionLines, first: number, entry: number): MachineOutcome {
  let state: SignalState = 'FLAT';
  let event: SignalEvent | null = null;
  let eventIndex = -1;
  for (let t = first; t < close.length; t += 1) {
    const price = close[t]!;
    if (state === 'FLAT') {
      if (!(isPriceAbove(price, trend[t]!, price) && entry - strength[t]! > RSI_MARGIN)) continue;
      state = 'LONG';
      event = 'ENTER';
      eventIndex = t;
    } else if (isPriceAbove(price, exit[t]!, price)) {
      state = 'FLAT';
      event = 'EXIT';
      eventIndex = t;
    }
  }
  return { state, event, eventIndex };
}
