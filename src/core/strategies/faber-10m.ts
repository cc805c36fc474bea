import { sma } from '../columnar/kernels';
import type { DailyBars } from '../domain/price';
import type { EpochDay } from '../time/epoch-day';
import { returnTypeParam, universeParams } from './common-params';
import { integer } from './parameter-spec';
import { monthEnds, type LastDayOfMonth } from './state/month-ends';
import { closeAtOwnMean } from './state/next-close';
import type { Scratch } from './state/scratch';
import { runSignMachine } from './state/sign-machine';
import { firstDay, warmingUp } from './state/state-reading';
import { defineState } from './define-strategy';
import type { StateReading } from './strategy';

/** The reading for one series; `lastDay` replaces the exchange calendar for a series of another venue. */
export function faberReading(
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

const SHORTEST_MONTH_DAYS = 28;

function monthsSpanned(bars: DailyBars, asOf: EpochDay): number {
  const first = bars.date[0] ?? asOf;
  return Math.ceil(Math.max(0, asOf - first) / SHORTEST_MONTH_DAYS) + 2;
}

/**
 * In the market while the price at the end of the month is above the mean of its last ten month-ends; nothing
 * happens within a month. The event belongs to the month's last trading day, even for a share that did not
 * trade on it.
 *
 * Source: Faber 2007, “A Quantitative Approach to Tactical Asset Allocation”, Journal of Wealth Management. He
 * uses total-return indices; here prices, or with `returnType` total as he does.
 */
export const faber10Months = defineState({
  id: 'faber_sma10m',
  number: 'S15',
  name: '10-month moving average',
  description: 'Long while the month-end price is above the mean of ten month-ends.',
  source: 'Faber 2007, Journal of Wealth Management.',
  dataPolicy: { needs: ['prices'], proxies: ['Prices for total returns, unless returnType is total.'] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid', minMedianTurnover: 1_000_000 }),
    returnType: returnTypeParam,
    months: integer({ default: 10, min: 3, max: 24, description: 'Month-ends that the mean is taken of.' }),
  },
  presets: [],
  warmUpBars: (p) => p.months * 21,
  machine(bars, asOf, p, scratch) {
    const reading = faberReading(bars, asOf, p.months, scratch);
    // With dividends bought back the means are not in the currency of a close.
    return p.returnType === 'total' ? { ...reading, leavesBelow: Number.NaN } : reading;
  },
});
