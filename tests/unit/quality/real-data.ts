import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BarColumns, RawBar } from '@core/domain/price';
import { cleanBars } from '@core/quality/clean-bars';
import { isTradingDay } from '@core/calendar/stockholm-calendar';
import { parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import { stockholmInstantMs } from '@core/time/stockholm-time';

/** Real prices are not part of the repository; where they lie beside it, more is tested. */
const folder = resolve(
  process.env.KURSVAKT_REAL_DATA ?? join(import.meta.dirname, '../../../../shared/data/real'),
);

function csvFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return csvFiles(join(path, entry.name));
    return entry.name.endsWith('.csv') ? [join(path, entry.name)] : [];
  });
}

const HEADER = 'date,open,high,low,close,volume';

/** Series with all six columns, by path below the folder. */
export const realSeriesNames: readonly string[] = csvFiles(folder)
  .filter((file) => readFileSync(file, 'utf8').startsWith(HEADER))
  .map((file) => file.slice(folder.length + 1))
  .sort();

export function realDataTitle(title: string): string {
  return realSeriesNames.length === 0 ? `${title} (skipped: no real data)` : title;
}

export interface RealRow {
  readonly day: EpochDay;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number | null;
  readonly volume: number | null;
}

export function realSeries(name: string): RealRow[] {
  const lines = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/).slice(1);
  const numberOrNull = (text: string | undefined): number | null => (text ? Number(text) : null);
  return lines.map((line) => {
    const [date, open, high, low, close, volume] = line.split(',');
    return {
      day: parseIsoDate(date!),
      open: numberOrNull(open),
      high: numberOrNull(high),
      low: numberOrNull(low),
      close: numberOrNull(close),
      volume: numberOrNull(volume),
    };
  });
}

/** The rows as the provider would have sent them: stamped with midnight in Stockholm. */
export function asRawBars(rows: readonly RealRow[]): RawBar[] {
  return rows.map(({ day, ...prices }) => ({ timestampMs: stockholmInstantMs(day, 0), ...prices }));
}

export function realBars(name: string): BarColumns {
  const rows = realSeries(name);
  return cleanBars(asRawBars(rows), { isTradingDay, completeUpTo: rows.at(-1)!.day }).bars;
}
