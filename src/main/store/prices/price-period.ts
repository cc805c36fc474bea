import { calendarDate, epochDayOf, type EpochDay } from '@core/time/epoch-day';

const NUMBERS_PER_PERIOD = 100_000;

/** Half-years counted from year 0: `year × 2 + (0 | 1)`. One price chunk holds one of them. */
export function halfYearOf(day: EpochDay): number {
  const { year, month } = calendarDate(day);
  return year * 2 + (month > 6 ? 1 : 0);
}

/** The first day after the half-year. */
export function endOfHalfYear(halfYear: number): EpochDay {
  const next = halfYear + 1;
  return epochDayOf(Math.floor(next / 2), next % 2 === 0 ? 1 : 7, 1);
}

/** Period first: the newest half-year of all instruments lies together on disk. */
export function chunkKey(halfYear: number, instrumentNumber: number): number {
  return halfYear * NUMBERS_PER_PERIOD + instrumentNumber;
}

export function instrumentNumberOf(key: number): number {
  return key % NUMBERS_PER_PERIOD;
}

export function halfYearOfKey(key: number): number {
  return Math.floor(key / NUMBERS_PER_PERIOD);
}
