import { calendarDate, epochDay, epochDayOf, parseIsoDate, subMonths, type EpochDay } from '@core/time/epoch-day';
import type { ApiContext, ApiRequest } from './answer';
import { INTRADAY_MINUTES } from './intraday';

const RESOLUTION_SETS = {
  today: ['minute', 'two_minutes', 'five_minutes', 'ten_minutes', 'thirty_minutes', 'hour', 'day'],
  week: ['ten_minutes', 'thirty_minutes', 'hour', 'day'],
  month: ['hour', 'day', 'week'],
  quarter: ['day', 'week', 'month'],
  years: ['day', 'week', 'month', 'quarter'],
  all: ['week', 'month', 'quarter'],
} as const;

interface Period {
  readonly fallback: string;
  readonly offered: readonly string[];
  firstDay(today: EpochDay): EpochDay;
}

const monthsBack = (months: number) => (today: EpochDay): EpochDay => subMonths(today, months);

const PERIODS: Readonly<Record<string, Period>> = {
  today: { fallback: 'minute', offered: RESOLUTION_SETS.today, firstDay: (today) => today },
  one_week: { fallback: 'ten_minutes', offered: RESOLUTION_SETS.week, firstDay: (today) => epochDay(today - 7) },
  one_month: { fallback: 'hour', offered: RESOLUTION_SETS.month, firstDay: monthsBack(1) },
  three_months: { fallback: 'day', offered: RESOLUTION_SETS.quarter, firstDay: monthsBack(3) },
  six_months: { fallback: 'day', offered: RESOLUTION_SETS.quarter, firstDay: monthsBack(6) },
  this_year: { fallback: 'day', offered: RESOLUTION_SETS.quarter, firstDay: (today) => epochDayOf(calendarDate(today).year, 1, 1) },
  one_year: { fallback: 'day', offered: RESOLUTION_SETS.years, firstDay: monthsBack(12) },
  three_years: { fallback: 'week', offered: RESOLUTION_SETS.years, firstDay: monthsBack(36) },
  five_years: { fallback: 'week', offered: RESOLUTION_SETS.years, firstDay: monthsBack(60) },
  infinity: { fallback: 'month', offered: RESOLUTION_SETS.all, firstDay: () => epochDayOf(1982, 1, 1) },
};

/** The stretch of days that is asked for, and how finely. */
export interface Window {
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly resolution: string;
  readonly offered: readonly string[];
}

function defaultResolution(spanDays: number): string {
  if (spanDays <= 366) return 'day';
  return spanDays <= 5 * 366 ? 'week' : 'month';
}

function windowOfDates({ world, switches }: ApiContext, from: string, to: string, wanted: string | null): Window | string {
  let first: EpochDay;
  let last: EpochDay;
  try {
    first = parseIsoDate(from);
    last = parseIsoDate(to);
  } catch {
    return 'from and to must be dates';
  }
  if (first > last) return 'from must not be after to';
  const resolution = wanted ?? defaultResolution(last - first);
  if (resolution in INTRADAY_MINUTES && world.today() - first > 31) return 'No intraday data that far back';
  if (resolution === 'day' && last - first > switches.dailySpanLimitDays) return 'Too long a period for this resolution';
  return { from: first, to: last, resolution, offered: RESOLUTION_SETS.years };
}

function windowOfPeriod(context: ApiContext, name: string, wanted: string | null): Window | string {
  const period = PERIODS[name];
  if (period === undefined) return 'Unknown timePeriod';
  const to = newestShown(context);
  const offered = wanted === null || period.offered.includes(wanted);
  if (!offered && context.switches.unofferedResolution === 'refuse') return 'Resolution not available for this period';
  const resolution = offered ? (wanted ?? period.fallback) : period.fallback;
  return { from: period.firstDay(context.world.today()), to, resolution, offered: period.offered };
}

/** The newest session that has bars, the unfinished one included where that is switched on. */
export function newestSession({ world, switches }: ApiContext): number {
  return world.state.today + (switches.provisionalDay ? 1 : 0);
}

function newestShown(context: ApiContext): EpochDay {
  return epochDay(context.world.timeline.day[newestSession(context)]!);
}

/** What the query asks for; a sentence when it cannot be had. */
export function requestedWindow(context: ApiContext, { query }: ApiRequest): Window | string {
  const wanted = query.get('resolution');
  if (wanted !== null && !(wanted in INTRADAY_MINUTES) && !['day', 'week', 'month', 'quarter'].includes(wanted)) return 'Unknown resolution';
  const from = query.get('from');
  const to = query.get('to');
  if (from !== null && to !== null) return windowOfDates(context, from, to, wanted);
  return windowOfPeriod(context, query.get('timePeriod') ?? '', wanted);
}
