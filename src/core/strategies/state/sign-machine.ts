import type { SignalEvent, SignalState } from '../../domain/signal';
import { isPriceAbove, isPriceBelow } from '../../numeric/comparison';
import type { MachineOutcome } from './state-reading';

/**
 * The machine that several strategies share: in while a series is positive, out when it turns negative. A value
 * within rounding noise of zero changes nothing, because noise would otherwise trade. The first valid bar only
 * sets the scene; it is no signal.
 * Shape: `series` and `close` run in parallel; `first` is the first valid index and exists.
 */
export function runSignMachine(series: Float64Array, close: Float64Array, first: number): MachineOutcome {
  let state: SignalState = isPriceAbove(series[first]!, 0, close[first]!) ? 'LONG' : 'FLAT';
  let event: SignalEvent = state === 'LONG' ? 'INIT_LONG' : 'INIT_FLAT';
  let eventIndex = first;
  for (let t = first + 1; t < series.length; t += 1) {
    const x = series[t]!;
    if (state === 'FLAT' && isPriceAbove(x, 0, close[t]!)) {
      state = 'LONG';
      event = 'ENTER';
      eventIndex = t;
    } else if (state === 'LONG' && isPriceBelow(x, 0, close[t]!)) {
      state = 'FLAT';
      event = 'EXIT';
      eventIndex = t;
    }
  }
  return { state, event, eventIndex };
}
