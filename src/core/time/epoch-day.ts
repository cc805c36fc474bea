import type { Brand } from '../brand';
import { raise } from '../errors';

/** A calendar day as days since 1970-01-01: what date columns hold (Int32). No time, no zone. */
export type EpochDay = Brand<number, 'EpochDay'>;

/** A calendar day as text, `YYYY-MM-DD`: what databases, JSON and people read. */
export type IsoDate = Brand<string, 'IsoDate'>;

const DAY_MS = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export function epochDay(days: number): EpochDay {
  return days as EpochDay;
}

/*
 * Days and dates are converted with whole numbers, not by way of Date: state machines and filters ask some ten
 * million times a run. The year is counted from March, so that the day a leap year adds is its last, and eras of
 * 400 years are all of one length. Source: Hinnant, “chrono-compatible low-level date algorithms”.
 */
const ERA_YEARS = 400;
const ERA_DAYS = 146_097;
/** Days from 0000-03-01, where an era begins, to 1970-01-01. */
const EPOCH_OFFSET_DAYS = 719_468;

/** The day of a date of the proleptic Gregorian calendar; `month` is 1 … 12, `day` may overflow. Cost: O(1). */
export function epochDayOf(year: number, month: number, day: number): EpochDay {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / ERA_YEARS);
  const yearOfEra = marchYear - era * ERA_YEARS;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * ERA_DAYS + dayOfEra - EPOCH_OFFSET_DAYS) as EpochDay;
}

/** Parses `YYYY-MM-DD`. Errors: `invalid-input` for any other text and for days that do not exist. */
export function parseIsoDate(text: string): EpochDay {
  const match = ISO_DATE.exec(text);
  const [year, month, day] = match === null ? [0, 0, 0] : [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return raise('invalid-input', `“${text.slice(0, 40)}” is not a date.`, { remedy: 'Write dates as YYYY-MM-DD.' });
  }
  return epochDayOf(year, month, day);
}

const DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

export function toIsoDate(day: EpochDay): IsoDate {
  if (!Number.isFinite(day)) return '' as IsoDate;
  const { year, month, day: dayOfMonth } = calendarDate(day);
  if (year < 0 || year > 9999) return new Date(day * DAY_MS).toISOString().slice(0, 10) as IsoDate;
  return `${DIGITS[Math.floor(year / 100)]!}${DIGITS[year % 100]!}-${DIGITS[month]!}-${DIGITS[dayOfMonth]!}` as IsoDate;
}

export interface CalendarDate {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  /** 1 … 31 */
  readonly day: number;
}

export function calendarDate(day: EpochDay): CalendarDate {
  const shifted = day + EPOCH_OFFSET_DAYS;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * ERA_YEARS + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** 1 = Monday … 7 = Sunday. */
export function isoWeekday(day: EpochDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The same day of the month, `months` earlier (later when negative); the month's last day where that
 * day does not exist. Always counted from the original day, never step by step.
 */
export function subMonths(day: EpochDay, months: number): EpochDay {
  const { year, month, day: dayOfMonth } = calendarDate(day);
  const index = year * 12 + (month - 1) - months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return epochDayOf(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)));
}
