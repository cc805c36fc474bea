import { calendarDate, epochDayOf, isoWeekday, type EpochDay } from '../time/epoch-day';

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm, integer arithmetic only). */
export function easterSunday(year: number): EpochDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return epochDayOf(year, month, day);
}

const FRIDAY = 5;

function fridayOnOrAfter(day: EpochDay): EpochDay {
  return (day + ((FRIDAY - isoWeekday(day) + 7) % 7)) as EpochDay;
}

/** Days on which the exchange is closed even though they may be weekdays. Sorted by nothing. */
export function closedDays(year: number): readonly EpochDay[] {
  const easter = easterSunday(year);
  const days = [
    epochDayOf(year, 1, 1),
    epochDayOf(year, 1, 6),
    (easter - 2) as EpochDay,
    (easter + 1) as EpochDay,
    epochDayOf(year, 5, 1),
    (easter + 39) as EpochDay,
    fridayOnOrAfter(epochDayOf(year, 6, 19)),
    epochDayOf(year, 12, 24),
    epochDayOf(year, 12, 25),
    epochDayOf(year, 12, 26),
    epochDayOf(year, 12, 31),
  ];
  // The National Day became a holiday in 2005, in exchange for Whit Monday.
  days.push(year >= 2005 ? epochDayOf(year, 6, 6) : ((easter + 50) as EpochDay));
  return days;
}

/** Days on which the exchange closes at 13:00, where they are trading days at all. */
export function halfDays(year: number): readonly EpochDay[] {
  const easter = easterSunday(year);
  return [
    epochDayOf(year, 1, 5),
    (easter - 3) as EpochDay,
    epochDayOf(year, 4, 30),
    (easter + 38) as EpochDay,
    fridayOnOrAfter(epochDayOf(year, 10, 30)),
  ];
}

export function yearOf(day: EpochDay): number {
  return calendarDate(day).year;
}
