/** A row as far as the border is concerned. */
export interface PlacedRow {
  readonly rank: number | null;
  readonly score: number | null;
}

/** The place on the other side of the target's border: the first outside for one inside, the last inside for one outside. */
export function borderPlace(rank: number, n: number): number {
  return rank <= n ? n + 1 : n;
}

/**
 * What a score would have to change by to equal that of the row at `borderPlace`.
 * Missing: null where either has no score, or where nobody stands on the other side.
 */
export function scoreToBorder(own: PlacedRow, border: PlacedRow | null): number | null {
  return own.score === null || border === null || border.score === null ? null : border.score - own.score;
}
