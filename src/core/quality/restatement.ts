import type { BarColumns } from '../domain/price';
import { epochDay, type EpochDay } from '../time/epoch-day';
import type { IsTold } from './clean-bars';

/** What a fresh answer means for the stored history of an instrument. */
export interface OverlapComparison {
  /**
   * A stored close has another value now: the source changed the basis of the whole history (a split), so
   * the history has to be fetched and stored anew. Two bases are never spliced.
   */
  readonly restated: boolean;
  /** Overlapping days on which the close differs; all of them after a split, a few after a correction. */
  readonly changedCloses: number;
  /** Days that both hold. 0 beside a non-empty store means that nothing could be verified. */
  readonly overlapping: number;
  /** Overlapping days on which the close agrees but another field changed. */
  readonly corrected: number;
  /** Fresh days that are not stored, newer ones and gaps that were filled. */
  readonly inserted: number;
  /** Those of `inserted` that are not newer than the newest stored day: they change the past. */
  readonly backfilled: number;
  /** Stored days inside the range of the fresh bars that the source no longer has. */
  readonly withdrawn: number;
  /** Stored days that are missing for another reason: what the source sent of them could not be used. */
  readonly untold: number;
  /** First day from which anything stored is no longer true; null when there is only something to append. */
  readonly firstChange: EpochDay | null;
}

/**
 * Compares stored bars with a fresh answer that covers their newest days.
 * Units: `toleranceRatio` relative to the stored price. Missing: a stored day without a fresh bar has been withdrawn,
 * unless `isTold` says that the answer tells nothing of it. Cost: one pass over both.
 */
export function compareOverlap(
  stored: BarColumns,
  fresh: BarColumns,
  isTold: IsTold = () => true,
  toleranceRatio = 1e-6,
): OverlapComparison {
  const storedCount = stored.date.length;
  const freshCount = fresh.date.length;
  let changedCloses = 0;
  let overlapping = 0;
  let corrected = 0;
  let backfilled = 0;
  let withdrawn = 0;
  let untold = 0;
  let firstChange: number | null = null;
  let storedRow = 0;
  let freshRow = 0;
  while (storedRow < storedCount && freshRow < freshCount) {
    const storedDay = stored.date[storedRow]!;
    const freshDay = fresh.date[freshRow]!;
    let changed = true;
    if (storedDay < freshDay) {
      // Before the first fresh day nothing is known about the stored bar.
      changed = freshRow > 0 && isTold(epochDay(storedDay));
      if (changed) withdrawn += 1;
      else if (freshRow > 0) untold += 1;
      storedRow += 1;
    } else if (storedDay > freshDay) {
      backfilled += 1;
      freshRow += 1;
    } else {
      const rebased = differs(stored.close[storedRow]!, fresh.close[freshRow]!, toleranceRatio);
      changed = rebased || differsBesideClose(stored, storedRow, fresh, freshRow, toleranceRatio);
      if (rebased) changedCloses += 1;
      if (changed && !rebased) corrected += 1;
      overlapping += 1;
      storedRow += 1;
      freshRow += 1;
    }
    if (changed) firstChange ??= Math.min(storedDay, freshDay);
  }
  return {
    restated: changedCloses > 0,
    changedCloses,
    overlapping,
    corrected,
    inserted: freshCount - overlapping,
    backfilled,
    withdrawn,
    untold,
    firstChange: firstChange === null ? null : epochDay(firstChange),
  };
}

/**
 * How far the basis of a history moved: the stored close over the fresh one on the newest day that both hold; 4 after
 * a split of four for one. Missing: null without a common day or a usable price on it.
 */
export function basisRatio(stored: BarColumns, fresh: BarColumns): number | null {
  let storedRow = stored.date.length - 1;
  let freshRow = fresh.date.length - 1;
  while (storedRow >= 0 && freshRow >= 0) {
    const difference = stored.date[storedRow]! - fresh.date[freshRow]!;
    if (difference === 0) {
      const ratio = stored.close[storedRow]! / fresh.close[freshRow]!;
      return ratio > 0 && Number.isFinite(ratio) ? ratio : null;
    }
    if (difference > 0) storedRow -= 1;
    else freshRow -= 1;
  }
  return null;
}

function differs(stored: number, fresh: number, toleranceRatio: number): boolean {
  return !(Math.abs(fresh - stored) <= toleranceRatio * Math.abs(stored));
}

function differsBesideClose(
  stored: BarColumns,
  storedRow: number,
  fresh: BarColumns,
  freshRow: number,
  toleranceRatio: number,
): boolean {
  return (
    differs(stored.open[storedRow]!, fresh.open[freshRow]!, toleranceRatio) ||
    differs(stored.high[storedRow]!, fresh.high[freshRow]!, toleranceRatio) ||
    differs(stored.low[storedRow]!, fresh.low[freshRow]!, toleranceRatio) ||
    stored.volume[storedRow] !== fresh.volume[freshRow]
  );
}
