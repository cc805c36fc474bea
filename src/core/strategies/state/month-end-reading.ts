import { sma } from '../../columnar/kernels';
import type { DailyBars } from '../../domain/price';
import type { EpochDay } from '../../time/epoch-day';
import type { StateReading } from '../strategy';
import { monthEnds, type LastDayOfMonth } from './month-ends';
import { closeAtOwnMean } from './next-close';
import type { Scratch } from './scratch';
import { runSignMachine } from './sign-machine';
import { firstDay, warmingUp } from './state-reading';

const SHORTEST_MONTH_DAYS = 28;

function monthsSpanned(bars: DailyBars, asOf: EpochDay): number {
  const first = bars.date[0] ?? asOf;
  return Math.ceil(Math.max(0, asOf - first) / SHORTEST_MONTH_DAYS) + 2;
}

/** The month-end price against its own mean, for one series; `lastDay` replaces the exchange calendar for a series of another venue. */
export function monthEndReading(
  bars: DailyBars,
  asOf: EpochDay,
  months: number,
  scratch: Scratch,
  lastDay?: LastDayOfMonth,
): StateReading {
  scratch.reset();
  const { count, close, days } = monthEnds(bars, asOf, scratch.take(monthsSpanned(bars, asOf)), lastDay);
  if (count < months) return warmingUp(bars);
  const mean = scratch.take(count);
  const difference = scratch.take(count);
  sma(close, months, mean);
  for (let j = 0; j < count; j += 1) difference[j] = close[j]! - mean[j]!;
  const outcome = runSignMachine(difference, close, months - 1);
  const monthEnd = days[count - 1]!;
  const eventDay = days[outcome.eventIndex]!;
  return {
    state: outcome.state,
    event: eventDay === asOf ? outcome.event : null,
    stateSince: eventDay,
    score: close[count - 1]! / mean[count - 1]! - 1,
    historyStart: firstDay(bars),
    status: bars.date[bars.date.length - 1] === asOf ? 'OK' : 'STALE',
    components: { monthEndClose: close[count - 1]!, smaMonths: mean[count - 1]! },
    componentsAsOf: monthEnd,
    // Judged at the end of the running month, whose close then is one of those that the mean is taken of.
    leavesBelow: outcome.state === 'LONG' ? closeAtOwnMean(close, months) : Number.NaN,
    flags: [],
  };
}
