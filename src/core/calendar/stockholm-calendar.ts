import { daysInMonth, epochDayOf, isoWeekday, type EpochDay } from '../time/epoch-day';
import { stockholmInstantMs, stockholmTime } from '../time/stockholm-time';
import announced from './extraordinary-days.json' with { type: 'json' };
import { extraordinarySessions, type ExtraordinarySession, type SessionKind } from './extraordinary-days';
import { closedDays, halfDays, yearOf } from './holidays';

export type { SessionKind } from './extraordinary-days';

/** Raised in the table whenever a rule or one of its days changes, so that a stored run says which calendar it used. */
export const CALENDAR_VERSION = announced.version;

const FULL_CLOSE_MINUTE = 17 * 60 + 30;
const HALF_CLOSE_MINUTE = 13 * 60;
/** A daily bar is final only after the closing auction has been reported. */
const SETTLE_MINUTES = 15;

type Extraordinary = ReadonlyMap<EpochDay, ExtraordinarySession>;

/** Extraordinary closures and openings that no rule knows; empty until the exchange announces one. */
const EXTRAORDINARY: Extraordinary = extraordinarySessions(announced.days);

interface YearDays {
  readonly closed: ReadonlySet<EpochDay>;
  readonly half: ReadonlySet<EpochDay>;
}

const daysByYear = new Map<number, YearDays>();

function daysOf(year: number): YearDays {
  const known = daysByYear.get(year);
  if (known) return known;
  const days = { closed: new Set(closedDays(year)), half: new Set(halfDays(year)) };
  daysByYear.set(year, days);
  return days;
}

/**
 * What kind of session Nasdaq Stockholm (and First North Sweden) holds on a day.
 * Cost: O(1) after the first question about a year.
 * Source: the exchange's holiday rules, see docs/calendar.md.
 */
export function sessionKind(day: EpochDay, extraordinary: Extraordinary = EXTRAORDINARY): SessionKind {
  const announcedKind = extraordinary.get(day)?.kind;
  if (announcedKind) return announcedKind;
  if (isoWeekday(day) > 5) return 'closed';
  const { closed, half } = daysOf(yearOf(day));
  if (closed.has(day)) return 'closed';
  return half.has(day) ? 'half' : 'full';
}

export function isTradingDay(day: EpochDay): boolean {
  return sessionKind(day) !== 'closed';
}

/** Minute of the day, Stockholm time, at which a session closes. */
export function closeMinute(day: EpochDay, extraordinary: Extraordinary = EXTRAORDINARY): number {
  const announcedMinute = extraordinary.get(day)?.closeMinute ?? null;
  return announcedMinute ?? (sessionKind(day, extraordinary) === 'half' ? HALF_CLOSE_MINUTE : FULL_CLOSE_MINUTE);
}

export function closeInstantMs(day: EpochDay): number {
  return stockholmInstantMs(day, closeMinute(day));
}

export function tradingDayOnOrBefore(day: EpochDay): EpochDay {
  let candidate = day;
  while (!isTradingDay(candidate)) candidate = (candidate - 1) as EpochDay;
  return candidate;
}

export function tradingDayOnOrAfter(day: EpochDay): EpochDay {
  let candidate = day;
  while (!isTradingDay(candidate)) candidate = (candidate + 1) as EpochDay;
  return candidate;
}

export function nextTradingDay(day: EpochDay): EpochDay {
  return tradingDayOnOrAfter((day + 1) as EpochDay);
}

export function previousTradingDay(day: EpochDay): EpochDay {
  return tradingDayOnOrBefore((day - 1) as EpochDay);
}

export function firstTradingDay(year: number, month: number): EpochDay {
  return tradingDayOnOrAfter(epochDayOf(year, month, 1));
}

export function lastTradingDay(year: number, month: number): EpochDay {
  return tradingDayOnOrBefore(epochDayOf(year, month, daysInMonth(year, month)));
}

/** Number of trading days in (after, upTo]; negative when `upTo` lies before `after`. */
export function tradingDaysBetween(after: EpochDay, upTo: EpochDay): number {
  if (upTo < after) return -tradingDaysBetween(upTo, after);
  let count = 0;
  for (let day = (after + 1) as EpochDay; day <= upTo; day = (day + 1) as EpochDay) {
    if (isTradingDay(day)) count += 1;
  }
  return count;
}

/** The newest trading day whose final bars exist at an instant: the close plus a quarter of an hour. */
export function latestCompleteSession(instantMs: number): EpochDay {
  const { day, minuteOfDay } = stockholmTime(instantMs);
  const todayIsComplete = isTradingDay(day) && closeMinute(day) + SETTLE_MINUTES <= minuteOfDay;
  return todayIsComplete ? day : previousTradingDay(day);
}
