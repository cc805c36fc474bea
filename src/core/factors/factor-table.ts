import type { IsoDate } from '../time/epoch-day';
import { epochDay, toIsoDate } from '../time/epoch-day';
import type { Factor } from './factor';

/** Marks a value whose day is unknown, in Int32 day columns. */
export const NO_DAY = -2_147_483_648;

/** One factor over all instruments. Missing: NaN and NO_DAY. */
export interface FactorColumn {
  readonly factor: Factor;
  readonly values: Float64Array;
  /** The day of the data behind each value. */
  readonly days: Int32Array;
}

/** What a factor takes for one instrument. */
export const BYTES_PER_FACTOR = Float64Array.BYTES_PER_ELEMENT + Int32Array.BYTES_PER_ELEMENT;

/** Named columns over the instruments of one market, in instrument order. */
export interface FactorTable {
  readonly instrumentCount: number;
  readonly columns: ReadonlyMap<string, FactorColumn>;
}

/** Empty columns for the given factors; factors of one id share a column. */
export function createFactorTable(factors: Iterable<Factor>, instrumentCount: number): FactorTable {
  const columns = new Map<string, FactorColumn>();
  for (const factor of factors) {
    if (columns.has(factor.id)) continue;
    columns.set(factor.id, {
      factor,
      values: new Float64Array(instrumentCount).fill(Number.NaN),
      days: new Int32Array(instrumentCount).fill(NO_DAY),
    });
  }
  return { instrumentCount, columns };
}

/** The column of a factor that the table was made for. Errors: `RangeError` (a bug) for any other. */
export function columnOf(table: FactorTable, factor: Factor): FactorColumn {
  const column = table.columns.get(factor.id);
  if (column === undefined) throw new RangeError(`No column for ${factor.id}.`);
  return column;
}

export function isoDayOrNull(day: number): IsoDate | null {
  return day === NO_DAY ? null : toIsoDate(epochDay(day));
}
