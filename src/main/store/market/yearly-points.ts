import type { YearlyMetric, YearlyPoint } from '@core/domain/fundamentals';
import { parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader, Writer } from '../file/connection';

interface YearlyRow {
  readonly metric: YearlyMetric;
  readonly financialYear: number;
  readonly knownFrom: string;
  readonly value: number;
}

export interface YearlyReader {
  /** The points of an instrument known on the day, ascending by metric and financial year. */
  knownOn(day: EpochDay): (orderbookId: string) => YearlyPoint[];
}

export interface YearlyWriter {
  /**
   * Replaces the yearly points of an instrument; true when anything changed. A metric without any new point keeps
   * its old ones: a company does not lose its history.
   */
  replaceYearly(orderbookId: string, points: readonly YearlyPoint[]): boolean;
}

function compareYearly(a: YearlyRow, b: YearlyRow): number {
  return a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : a.financialYear - b.financialYear;
}

export function createYearlyReader(reader: Reader): YearlyReader {
  const stored = reader.query<[string, string], YearlyRow>(
    `SELECT metric, financial_year AS financialYear, known_from AS knownFrom, value FROM yearly_point
     WHERE orderbook_id = ? AND known_from <= ? ORDER BY metric, financial_year`,
  );
  return {
    knownOn(asOf) {
      // A report's figures all became known on the same few days: each is parsed once for the whole market.
      const days = new Map<string, EpochDay>();
      const last = toIsoDate(asOf);
      return (orderbookId) =>
        stored.all(orderbookId, last).map(({ metric, financialYear, knownFrom, value }) => {
          const day = days.get(knownFrom) ?? parseIsoDate(knownFrom);
          days.set(knownFrom, day);
          return { metric, financialYear, knownFrom: day, value };
        });
    },
  };
}

export function createYearlyWriter(writer: Writer): YearlyWriter {
  const storedOf = writer.query<[string], YearlyRow>(
    `SELECT metric, financial_year AS financialYear, known_from AS knownFrom, value
     FROM yearly_point WHERE orderbook_id = ? ORDER BY metric, financial_year`,
  );
  const remove = writer.command<[string]>('DELETE FROM yearly_point WHERE orderbook_id = ?');
  const insert = writer.command<[string, string, number, string, number]>(
    'INSERT INTO yearly_point (orderbook_id, metric, financial_year, known_from, value) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    replaceYearly: (orderbookId, points) =>
      writer.atomically(() => {
        const rows: YearlyRow[] = points.map(({ metric, financialYear, knownFrom, value }) => ({
          metric, financialYear, knownFrom: toIsoDate(knownFrom), value,
        }));
        const stored = storedOf.all(orderbookId);
        const renewed = new Set(points.map(({ metric }) => metric));
        rows.push(...stored.filter(({ metric }) => !renewed.has(metric)));
        rows.sort(compareYearly);
        if (JSON.stringify(rows) === JSON.stringify(stored)) return false;
        remove.run(orderbookId);
        for (const row of rows) insert.run(orderbookId, row.metric, row.financialYear, row.knownFrom, row.value);
        return true;
      }),
  };
}
