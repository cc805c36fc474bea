import type { SignalEvent, SignalState } from '../../domain/signal';
import type { BollingerBands } from '../../indicators/bollinger';
import { BAND_WIDTH_MARGIN, isPriceAbove, isPriceBelow } from '../../numeric/comparison';
import type { MachineOutcome } from './state-reading';

/** Columns of one series. */
export interface SqueezeLines {
  readonly close: Float64Array;
  readonly bands: BollingerBands;
  readonly width: Float64Array;
  /** The narrowest width of the look-back, the current bar included. */
  readonly narrowest: Float64Array;
}

export interface SqueezeRules {
  readonly first: number;
  readonly factor: number;
  readonly memory: number;
}

/** In on a close above the upper band that follows a squeeze within `memory` bars; out on a close below the middle. */
export function runSqueeze({ close, bands, width, narrowest }: SqueezeLines, { first, factor, memory }: SqueezeRules): MachineOutcome & { lastSqueeze: number } {
  let state: SignalState = 'FLAT';
  let event: SignalEvent | null = null;
  let eventIndex = -1;
  let lastSqueeze = -1;
  for (let t = first; t < close.length; t += 1) {
    const price = close[t]!;
    if (width[t]! <= factor * narrowest[t]! + BAND_WIDTH_MARGIN) lastSqueeze = t;
    if (state === 'FLAT') {
      const isRecent = lastSqueeze >= 0 && t - lastSqueeze < memory;
      if (!(isRecent && isPriceAbove(price, bands.upper[t]!, price))) continue;
      state = 'LONG';
      event = 'ENTER';
      eventIndex = t;
    } else if (isPriceBelow(price, bands.middle[t]!, price)) {
      state = 'FLAT';
      event = 'EXIT';
      eventIndex = t;
    }
  }
  return { state, event, eventIndex, lastSqueeze };
}
