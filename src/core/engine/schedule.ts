import {
  firstTradingDay,
  lastTradingDay,
  previousTradingDay,
  tradingDayOnOrAfter,
} from '../calendar/stockholm-calendar';
import type { Params } from '../strategies/parameter-spec';
import { calendarDate, epochDayOf, type EpochDay } from '../time/epoch-day';

/** The months in which a strategy's model portfolio may change; tranches spread the first month over the year. */
export function rebalanceMonths(params: Params): readonly number[] {
  const months = params.rebalanceMonths as readonly number[];
  const tranches = (params.tranches as number | undefined) ?? 1;
  const start = months[0]!;
  if (tranches <= 1) return [...months].sort((a, b) => a - b);
  const spread = Array.from({ length: tranches }, (_, j) => ((start - 1 + (12 / tranches) * j) % 12) + 1);
  return spread.sort((a, b) => a - b);
}

function rebalanceDateOf(year: number, month: number, day: string | number): EpochDay {
  if (day === 'first') return firstTradingDay(year, month);
  if (day === 'last') return lastTradingDay(year, month);
  return tradingDayOnOrAfter(epochDayOf(year, month, day as number));
}

/**
 * The days on which a strategy's model portfolio may change, both ends included, ascending. Orders execute at the
 * open of these days; what they are made of comes from `signalDay`. Empty for a strategy without a schedule.
 */
export function rebalanceDates(params: Params, fromDay: EpochDay, toDay: EpochDay): EpochDay[] {
  if (params.rebalanceMonths === undefined) return [];
  const months = rebalanceMonths(params);
  const dates: EpochDay[] = [];
  // A late day of December may fall on a trading day of January.
  const firstYear = calendarDate(fromDay).year - 1;
  for (let year = firstYear; year <= calendarDate(toDay).year; year += 1) {
    for (const month of months) {
      const date = rebalanceDateOf(year, month, params.rebalanceDay as string | number);
      if (date >= fromDay && date <= toDay) dates.push(date);
    }
  }
  return dates;
}

const LONGEST_WAIT_DAYS = 400;

/** The first rebalance date after `day`; null for a strategy without a schedule. */
export function nextRebalance(params: Params, day: EpochDay): EpochDay | null {
  return rebalanceDates(params, (day + 1) as EpochDay, (day + LONGEST_WAIT_DAYS) as EpochDay)[0] ?? null;
}

/** The session whose data decide a rebalance: the trading day before, because its own close is not known yet. */
export function signalDay(rebalanceDate: EpochDay): EpochDay {
  return previousTradingDay(rebalanceDate);
}
