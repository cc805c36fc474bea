import type { SignalEvent, SignalState } from '../../domain/signal';
import type { DailyBars } from '../../domain/price';
import { epochDay, type EpochDay } from '../../time/epoch-day';
import type { StateReading } from '../strategy';

/** Where a machine stands after the last bar, and the bar of its last event (−1: none yet). */
export interface MachineOutcome {
  readonly state: SignalState;
  readonly event: SignalEvent | null;
  readonly eventIndex: number;
}

export interface ReadingDetails {
  readonly score: number;
  readonly components: Readonly<Record<string, number>>;
  readonly flags?: readonly string[];
  /** See `StateReading`; left out by a machine that no low price ends. */
  readonly leavesBelow?: number;
}

/** What a machine says about an instrument whose history is too short for it. */
export function warmingUp(bars: DailyBars): StateReading {
  return {
    state: null,
    event: null,
    stateSince: null,
    score: Number.NaN,
    historyStart: firstDay(bars),
    status: 'WARMUP',
    components: {},
    componentsAsOf: null,
    leavesBelow: Number.NaN,
    flags: [],
  };
}

/**
 * The reading of a daily machine. An event counts only on its own day; without a bar on `asOf` the state is
 * carried over and the row says `STALE`.
 */
export function dailyReading(bars: DailyBars, asOf: EpochDay, outcome: MachineOutcome, details: ReadingDetails): StateReading {
  const last = bars.date.length - 1;
  const isFresh = bars.date[last] === asOf;
  return {
    state: outcome.state,
    event: isFresh && outcome.eventIndex === last ? outcome.event : null,
    stateSince: outcome.eventIndex < 0 ? null : epochDay(bars.date[outcome.eventIndex]!),
    score: details.score,
    historyStart: firstDay(bars),
    status: isFresh ? 'OK' : 'STALE',
    components: details.components,
    componentsAsOf: epochDay(bars.date[last]!),
    leavesBelow: outcome.state === 'LONG' ? (details.leavesBelow ?? Number.NaN) : Number.NaN,
    flags: details.flags ?? [],
  };
}

export function firstDay(bars: DailyBars): EpochDay | null {
  const first = bars.date[0];
  return first === undefined ? null : epochDay(first);
}
