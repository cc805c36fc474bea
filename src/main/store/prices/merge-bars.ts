import { allocateBars, type BarColumns } from '@core/domain/price';

export interface MergedBars {
  readonly bars: BarColumns;
  readonly inserted: number;
  readonly corrected: number;
  readonly changedCloses: readonly { readonly date: number; readonly oldClose: number; readonly newClose: number }[];
}

function copyRow(from: BarColumns, row: number, to: BarColumns, at: number): void {
  to.date[at] = from.date[row]!;
  to.open[at] = from.open[row]!;
  to.high[at] = from.high[row]!;
  to.low[at] = from.low[row]!;
  to.close[at] = from.close[row]!;
  to.volume[at] = from.volume[row]!;
}

function sameRow(a: BarColumns, rowA: number, b: BarColumns, rowB: number): boolean {
  return (
    Object.is(a.close[rowA], b.close[rowB]) &&
    Object.is(a.open[rowA], b.open[rowB]) &&
    Object.is(a.high[rowA], b.high[rowB]) &&
    Object.is(a.low[rowA], b.low[rowB]) &&
    Object.is(a.volume[rowA], b.volume[rowB])
  );
}

/**
 * Two ascending series as one; where both have a day, the fresh bar wins.
 * Cost: O(rows of both); allocates the result.
 */
export function mergeBars(stored: BarColumns, fresh: BarColumns): MergedBars {
  const target = allocateBars(stored.date.length + fresh.date.length);
  const changedCloses: { date: number; oldClose: number; newClose: number }[] = [];
  let corrected = 0;
  let common = 0;
  let old = 0;
  let count = 0;
  for (let row = 0; row < fresh.date.length; row++) {
    const date = fresh.date[row]!;
    while (old < stored.date.length && stored.date[old]! < date) copyRow(stored, old++, target, count++);
    if (old < stored.date.length && stored.date[old] === date) {
      common++;
      if (!sameRow(stored, old, fresh, row)) corrected++;
      const [oldClose, newClose] = [stored.close[old]!, fresh.close[row]!];
      if (!Object.is(oldClose, newClose)) changedCloses.push({ date, oldClose, newClose });
      old++;
    }
    copyRow(fresh, row, target, count++);
  }
  while (old < stored.date.length) copyRow(stored, old++, target, count++);
  return {
    bars: {
      date: target.date.subarray(0, count),
      open: target.open.subarray(0, count),
      high: target.high.subarray(0, count),
      low: target.low.subarray(0, count),
      close: target.close.subarray(0, count),
      volume: target.volume.subarray(0, count),
    },
    inserted: fresh.date.length - common,
    corrected,
    changedCloses,
  };
}
