import * as z from 'zod';
import type { RawBar } from '@core/domain/price';
import { calendarDate, epochDayOf, subMonths, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { contractFailure } from '../parse-answer';
import type { Failure } from '@core/errors';

export interface DayRange {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** The longest span the source answers with daily bars. */
const CHUNK_MONTHS = 60;

export function priceChartPath(id: string, { from, to }: DayRange): string {
  return `/_api/price-chart/stock/${id}?from=${toIsoDate(from)}&to=${toIsoDate(to)}&resolution=day`;
}

/** Cuts a range into spans of less than five years, oldest first. */
export function chunksOf({ from, to }: DayRange): DayRange[] {
  const chunks: DayRange[] = [];
  let start = from;
  while (start <= to) {
    const end = Math.min(to, subMonths(start, -CHUNK_MONTHS) - 1) as EpochDay;
    chunks.push({ from: start, to: end });
    start = (end + 1) as EpochDay;
  }
  return chunks;
}

/** The same range by calendar years, for a source that accepts less than it used to. */
export function yearsOf({ from, to }: DayRange): DayRange[] {
  const ranges: DayRange[] = [];
  for (let year = calendarDate(from).year; year <= calendarDate(to).year; year += 1) {
    ranges.push({
      from: Math.max(from, epochDayOf(year, 1, 1)) as EpochDay,
      to: Math.min(to, epochDayOf(year, 12, 31)) as EpochDay,
    });
  }
  return ranges;
}

const price = z.number().nullish();

export const priceChartSchema = z.object({
  ohlc: z.array(
    z.object({ timestamp: z.number(), open: price, high: price, low: price, close: price, totalVolumeTraded: price }),
  ),
  metadata: z.object({ resolution: z.object({ chartResolution: z.string() }) }),
});

type BarField = 'open' | 'high' | 'low' | 'close' | 'totalVolumeTraded';
export const BAR_FIELDS: readonly BarField[] = ['open', 'high', 'low', 'close', 'totalVolumeTraded'];

/** In fewer bars every close may be unknown: a share's first days, the last day of ten years. */
const FEWEST_CLOSES_TO_JUDGE = 5;

/**
 * A single bar may lack a price; an answer in which no bar has one has lost the field, and reading it as
 * “unknown” everywhere would be a silent change of meaning. In a longer answer a close is never unknown on all days.
 */
export function lostField({ metadata, ohlc }: z.output<typeof priceChartSchema>, needed: readonly BarField[] = BAR_FIELDS): Failure | null {
  if (metadata.resolution.chartResolution !== 'day') {
    return contractFailure('price history', 'metadata.resolution.chartResolution');
  }
  if (ohlc.length === 0) return null;
  const isUnknown = ohlc.length >= FEWEST_CLOSES_TO_JUDGE && ohlc.every(({ close }) => close === undefined || close === null);
  const lost = isUnknown ? 'close' : needed.find((field) => ohlc.every((bar) => bar[field] === undefined));
  return lost === undefined ? null : contractFailure('price history', `ohlc[].${lost}`);
}

export function toRawBars(answer: z.output<typeof priceChartSchema>): RawBar[] {
  return answer.ohlc.map((bar) => ({
    timestampMs: bar.timestamp,
    open: bar.open ?? null,
    high: bar.high ?? null,
    low: bar.low ?? null,
    close: bar.close ?? null,
    volume: bar.totalVolumeTraded ?? null,
  }));
}
