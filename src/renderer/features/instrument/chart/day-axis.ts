import type { ChartRange } from '@shared/chart-look';

/** The rows a chart shows, both included. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

const RANGE_DAYS: Readonly<Record<Exclude<ChartRange, 'all'>, number>> = { '3m': 92, '1y': 365, '3y': 1096, '5y': 1826 };
/** Fewer would be no chart. */
const FEWEST_ROWS = 2;
const STEPS_MONTHS = [1, 3, 6, 12, 24, 60, 120] as const;
const DAYS_PER_ERA = 146_097;
const DAY_MS = 86_400_000;

/** The first row whose day is not before `day`; the length when there is none. */
export function rowFrom(date: Int32Array, day: number): number {
  let low = 0;
  let high = date.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (date[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The newest rows that a range covers, counted in calendar days back from the last bar. */
export function spanOf(range: ChartRange, date: Int32Array): RowSpan {
  const to = date.length - 1;
  if (range === 'all' || to < 0) return { from: 0, to };
  return { from: Math.max(0, Math.min(rowFrom(date, date[to]! - RANGE_DAYS[range]), to - FEWEST_ROWS + 1)), to };
}

/** The span moved just so far that a row is inside; both ends stay among the rows. */
export function spanWith(span: RowSpan, row: number): RowSpan {
  const shift = row < span.from ? row - span.from : row > span.to ? row - span.to : 0;
  return shift === 0 ? span : { from: span.from + shift, to: span.to + shift };
}

/**
 * Months since the year 0, without making a date: a chart asks for every row at once. Source: Hinnant 2013, civil
 * dates from days, with the year beginning in March.
 */
export function monthNumber(epochDay: number): number {
  const days = epochDay + 719_468;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (yearOfEra + era * 400) * 12 + monthFromMarch + 2;
}

/** The first row of each month, quarter, half-year … of the span: the finest step that gives at most `most` of them. */
export function daySplits(date: Int32Array, { from, to }: RowSpan, most: number): number[] {
  for (const step of STEPS_MONTHS) {
    const rows: number[] = [];
    let period = from > 0 ? Math.floor(monthNumber(date[from - 1]!) / step) : Number.NaN;
    for (let row = from; row <= to && rows.length <= most; row += 1) {
      const next = Math.floor(monthNumber(date[row]!) / step);
      // The very first bar begins in the middle of its month.
      if (next !== period && row > 0) rows.push(row);
      period = next;
    }
    if (rows.length <= most) return rows;
  }
  return [];
}

function yearOf(epochDay: number): number {
  return Math.floor(monthNumber(epochDay) / 12);
}

/** The year where one begins, else the month; `month` says its name. */
export function splitLabels(date: Int32Array, rows: readonly number[], month: Intl.DateTimeFormat): string[] {
  return rows.map((row) => {
    const year = yearOf(date[row]!);
    return row > 0 && yearOf(date[row - 1]!) === year ? month.format(new Date(date[row]! * DAY_MS)) : String(year);
  });
}

/** `2026-11-20`: what the rest of the window calls a day. */
export function isoDay(epochDay: number): string {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

export function epochDayOf(isoDate: string): number {
  return Date.parse(isoDate) / DAY_MS;
}
