import { raise } from '../errors';
import { reasonFor, rowsById, type ChangeReason, type Comparison, type DiffSide } from './change-reason';

export interface Move {
  readonly orderbookId: string;
  readonly previousRank: number;
  readonly rank: number;
  readonly reason: ChangeReason | null;
}

export interface ResultDiff {
  readonly from: string;
  readonly to: string;
  /** In the target now and not before, in row order. */
  readonly entered: readonly string[];
  /** In the target before and not now, in the row order of then. */
  readonly exited: readonly string[];
  readonly kept: readonly string[];
  /** Kept names whose rank changed. */
  readonly moved: readonly Move[];
  /** One reason for each name that entered or exited; null where it was not recorded. */
  readonly reasons: Readonly<Record<string, ChangeReason | null>>;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * What changed in the target between two results of one strategy. `corrected`: names whose bars up to the first day
 * have been changed since it was computed.
 * Errors: `invalid-input` when the sides are not comparable: another strategy, parameter set or engine version.
 */
export function diffResults(previous: DiffSide, next: DiffSide, corrected: ReadonlySet<string> = NONE): ResultDiff {
  for (const key of ['strategyId', 'paramsHash', 'engineVersion'] as const) {
    if (previous[key] !== next[key]) return raise('invalid-input', `Results with different ${key} cannot be compared.`, { field: key });
  }
  const before = rowsById(previous);
  const after = rowsById(next);
  const comparison: Comparison = { previous, next, before, after, corrected };
  const entered: string[] = [];
  const kept: string[] = [];
  const moved: Move[] = [];
  for (const row of next.rows) {
    if (!row.inTarget) continue;
    const then = before.get(row.orderbookId);
    if (then?.inTarget !== true) {
      entered.push(row.orderbookId);
      continue;
    }
    kept.push(row.orderbookId);
    if (row.rank !== null && then.rank !== null && row.rank !== then.rank) {
      moved.push({ orderbookId: row.orderbookId, previousRank: then.rank, rank: row.rank, reason: reasonFor(row.orderbookId, comparison) });
    }
  }
  const exited = previous.rows
    .filter((row) => row.inTarget && after.get(row.orderbookId)?.inTarget !== true)
    .map((row) => row.orderbookId as string);
  const reasons: Record<string, ChangeReason | null> = {};
  for (const orderbookId of [...entered, ...exited]) reasons[orderbookId] = reasonFor(orderbookId, comparison);
  return { from: previous.asOf, to: next.asOf, entered, exited, kept, moved, reasons };
}
