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

export function epochDayOf(year: number, month: number, day: number): EpochDay {
  return (Date.UTC(year, month - 1, day) / DAY_MS) as EpochDay;
}

/** Parses `YYYY-MM-DD`. Errors: `invalid-input` for any other text and for days that do not exist. */
export function parseIsoDate(text: string): EpochDay {
  const match = ISO_DATE.exec(text);
  const day = match ? epochDayOf(Number(match[1]), Number(match[2]), Number(match[3])) : Number.NaN;
  if (!match || toIsoDate(day as EpochDay) !== text) {
    return raise('invalid-input', `“${text.slice(0, 40)}” is not a date.`, { remedy: 'Write dates as YYYY-MM-DD.' });
  }
  return day as EpochDay;
}

export function toIsoDate(day: EpochDay): IsoDate {
  if (!Number.isFinite(day)) return '' as IsoDate;
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as IsoDate;
}

export interface CalendarDate {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  /** 1 … 31 */
  readonly day: number;
}

export function calendarDate(day: EpochDay): CalendarDate {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 = Monday … 7 = Sunday. */
export function isoWeekday(day: EpochDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
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
