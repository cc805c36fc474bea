import type { SignalRow } from '../domain/signal';

export interface TargetDistance {
  /** Places to the border: positive = that many places to climb, 0 or negative = inside by that many. */
  readonly ranks: number;
  /** What the score would have to change by to equal the border's; null where either has none. */
  readonly score: number | null;
  /** The last name inside for one outside, the first name outside for one inside; null when there is none. */
  readonly border: { readonly orderbookId: string; readonly rank: number; readonly score: number | null } | null;
}

/**
 * How far a name is from getting into the target list, or from falling out of it.
 * Shape: `rows` in rank order. Missing: null for a name that is not ranked.
 */
export function distanceToTarget(rows: readonly SignalRow[], n: number, orderbookId: string): TargetDistance | null {
  const own = rows.find((row) => row.orderbookId === orderbookId);
  if (own === undefined || own.rank === null) return null;
  const borderRow = rows[own.rank <= n ? n : n - 1];
  const hasScores = own.score !== null && borderRow !== undefined && borderRow.score !== null;
  return {
    ranks: own.rank - n,
    score: hasScores ? borderRow.score - own.score : null,
    border: borderRow === undefined ? null : { orderbookId: borderRow.orderbookId, rank: borderRow.rank!, score: borderRow.score },
  };
}
