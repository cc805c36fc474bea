import { tradingDayOnOrAfter } from '@core/calendar/stockholm-calendar';
import { calendarDate, daysInMonth, epochDayOf, type EpochDay } from '@core/time/epoch-day';
import { hash32, STREAM } from '../random';
import type { Company } from './company';

/** A quarter of a financial year, numbered without gaps: financial year · 4 + quarter − 1. */
export type QuarterNumber = number;

export function financialYearOf(quarter: QuarterNumber): number {
  return Math.floor(quarter / 4);
}

/** 1 … 4 */
export function quarterOfYear(quarter: QuarterNumber): number {
  return (quarter % 4) + 1;
}

/** Month in which a quarter ends, as year · 12 + month − 1. A financial year is named after its last month. */
export function endMonth(company: Company, quarter: QuarterNumber): number {
  const yearEnd = financialYearOf(quarter) * 12 + company.financialYearEndMonth - 1;
  return yearEnd - 3 * (4 - quarterOfYear(quarter));
}

export function periodEnd(company: Company, quarter: QuarterNumber): EpochDay {
  const month = endMonth(company, quarter);
  const year = Math.floor(month / 12);
  return epochDayOf(year, (month % 12) + 1, daysInMonth(year, (month % 12) + 1));
}

/** The day on which the figures of a quarter are published, a session. */
export function reportDay(seed: number, company: Company, quarter: QuarterNumber): EpochDay {
  const habit = hash32(seed, STREAM.report, company.serial) % 26;
  const shift = hash32(seed, STREAM.report, company.serial, quarter) % 4;
  const yearEndWork = quarterOfYear(quarter) === 4 ? 15 : 0;
  return tradingDayOnOrAfter((periodEnd(company, quarter) + 20 + habit + shift + yearEndWork) as EpochDay);
}

/** The newest quarter whose report is out on a day. */
export function newestReportedQuarter(seed: number, company: Company, day: EpochDay): QuarterNumber {
  let quarter = (calendarDate(day).year + 1) * 4 + 3;
  while (reportDay(seed, company, quarter) > day) quarter -= 1;
  return quarter;
}

/** The day of the annual general meeting that decides on a financial year's dividend. */
export function generalMeetingDay(company: Company, financialYear: number): EpochDay {
  const habit = company.serial % 24;
  return tradingDayOnOrAfter((periodEnd(company, financialYear * 4 + 3) + 105 + habit) as EpochDay);
}
