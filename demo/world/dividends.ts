import { tradingDayOnOrAfter } from '@core/calendar/stockholm-calendar';
import { calendarDate, epochDayOf, type EpochDay } from '@core/time/epoch-day';
import { between, STREAM, uniform } from '../random';
import { twelveMonths } from './figures';
import type { PriceBook } from './prices';
import { generalMeetingDay, reportDay } from './report-calendar';
import type { Company, Line } from './company';

export interface DividendEvent {
  readonly exDay: EpochDay;
  /** Null where the source does not know it. */
  readonly paymentDay: EpochDay | null;
  readonly announcedDay: EpochDay;
  readonly amount: number;
  readonly currency: string;
  readonly type: 'ORDINARY' | 'EXTRA';
  readonly financialYear: number;
}

/** Yearly dividend per common share on the anchor basis, in the report currency. */
export interface YearlyDividend {
  readonly ordinary: number;
  readonly extra: number;
}

const STEADY_YIELD = 0.065;
const STEADY_GROWTH = 1.07;
const ANCHOR_FINANCIAL_YEAR = 2025;

function roundDividend(amount: number): number {
  if (amount >= 1) return Math.round(amount * 20) / 20;
  return Math.round(amount * 100) / 100;
}

export function yearlyDividend(seed: number, prices: PriceBook, company: Company, financialYear: number): YearlyDividend {
  if (company.dividendPolicy === 'none') return { ordinary: 0, extra: 0 };
  const growing = company.dividendPolicy === 'steady-growth';
  const reference = growing ? ANCHOR_FINANCIAL_YEAR : financialYear;
  const earnings = twelveMonths(seed, prices, company, reference * 4 + 3, 1).perShare.earnings;
  const growth = growing ? Math.pow(STEADY_GROWTH, financialYear - ANCHOR_FINANCIAL_YEAR) : 1;
  const ordinary = roundDividend(Math.max(0, earnings * company.payoutRatio * growth));
  const luck = uniform(seed, STREAM.dividend, company.serial, financialYear);
  const extra = luck < 0.08 ? roundDividend(ordinary * between(0.5, 1.6, luck / 0.08)) : 0;
  return { ordinary, extra };
}

function paymentDayOf(seed: number, line: Line, exDay: EpochDay): EpochDay | null {
  if (uniform(seed, STREAM.dividend, line.serial + 50_000, exDay) < 0.03) return null;
  return tradingDayOnOrAfter((exDay + 6) as EpochDay);
}

function steadyDividends(seed: number, line: Line, firstYear: number, lastYear: number): DividendEvent[] {
  const events: DividendEvent[] = [];
  const amount = Math.round((line.steadyPrice * STEADY_YIELD * 100) / 4) / 100;
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const month of [1, 4, 7, 10]) {
      const exDay = tradingDayOnOrAfter(epochDayOf(year, month, 8));
      const announcedDay = epochDayOf(month === 1 ? year - 1 : year, month === 1 ? 5 : 1, 5);
      events.push({ exDay, paymentDay: paymentDayOf(seed, line, exDay), announcedDay, amount, currency: line.currency, type: 'ORDINARY', financialYear: year - 1 });
    }
  }
  return events;
}

function commonDividends(seed: number, prices: PriceBook, company: Company, line: Line, firstYear: number, lastYear: number, ratio: number): DividendEvent[] {
  const events: DividendEvent[] = [];
  const currency = company.reportCurrency;
  for (let financialYear = firstYear; financialYear <= lastYear; financialYear += 1) {
    const { ordinary, extra } = yearlyDividend(seed, prices, company, financialYear);
    if (ordinary === 0) continue;
    const announcedDay = reportDay(seed, company, financialYear * 4 + 3);
    const parts = company.dividendsPerYear;
    const meeting = generalMeetingDay(company, financialYear);
    for (let part = 0; part < parts; part += 1) {
      const exDay = tradingDayOnOrAfter((meeting + 1 + Math.round((part * 365) / parts)) as EpochDay);
      const paymentDay = paymentDayOf(seed, line, exDay);
      const amount = Math.round((ordinary / parts / ratio) * 1e4) / 1e4;
      events.push({ exDay, paymentDay, announcedDay, amount, currency, type: 'ORDINARY', financialYear });
      if (part === 0 && extra > 0) {
        events.push({ exDay, paymentDay, announcedDay, amount: Math.round((extra / ratio) * 1e4) / 1e4, currency, type: 'EXTRA', financialYear });
      }
    }
  }
  return events;
}

/**
 * Dividends of a line that are known on `today`, ascending by ex-date, restated for splits.
 * @param sharesPerAnchorShare of the company today
 */
export function dividendsOf(
  seed: number,
  prices: PriceBook,
  company: Company,
  line: Line,
  from: EpochDay,
  today: EpochDay,
  sharesPerAnchorShare: number,
): DividendEvent[] {
  const firstYear = calendarDate(from).year - 1;
  const lastYear = calendarDate(today).year;
  const steady = line.kind === 'preferred' || line.kind === 'steady';
  const events = steady
    ? steadyDividends(seed, line, firstYear, lastYear + 1)
    : commonDividends(seed, prices, company, line, firstYear, lastYear, sharesPerAnchorShare);
  return events.filter((event) => event.exDay >= from && event.announcedDay <= today).sort((a, b) => a.exDay - b.exDay);
}
