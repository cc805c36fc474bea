import { sortKey12 } from './sort-key';

/** `asc`: the lowest value is best. `desc`: the highest is. */
export type RankDirection = 'asc' | 'desc';

/**
 * Keys of all values in best-first order, NaN last; `keys[i]` is the key of `values[i]`, negated when
 * high is good, so that one ascending sort and one binary search serve both directions.
 */
function keysBestFirst(values: Float64Array, direction: RankDirection, keys: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i += 1) {
    const key = sortKey12(values[i]!);
    keys[i] = direction === 'asc' ? key : 0 - key;
  }
  return keys.slice().sort();
}

/** Number of entries of sorted[0, end) that are below `key`, or not above it when `inclusive`. */
function countBelow(sorted: Float64Array, end: number, key: number, inclusive: boolean): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = sorted[middle]!;
    if (entry < key || (inclusive && entry === key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countPresent(values: Float64Array): number {
  let present = 0;
  for (let i = 0; i < values.length; i += 1) if (values[i] === values[i]) present += 1;
  return present;
}

/**
 * Places 1 (best) … n of all values at once.
 * Shape: `out` as long as `values`. Ties by `sortKey12` share the mean of the places they fill.
 * Missing: with k values present, every NaN gets (k + 1 + n) / 2, the mean of the places that are left.
 * Cost: O(n log n); two scratch columns of n.
 */
export function rankAverage(values: Float64Array, direction: RankDirection, out: Float64Array): void {
  const count = values.length;
  const present = countPresent(values);
  const missingRank = (present + 1 + count) / 2;
  const sorted = keysBestFirst(values, direction, out);
  for (let i = 0; i < count; i += 1) {
    const key = out[i]!;
    if (key !== key) {
      out[i] = missingRank;
      continue;
    }
    const better = countBelow(sorted, present, key, false);
    const upToTies = countBelow(sorted, present, key, true);
    out[i] = (better + 1 + upToTies) / 2;
  }
}

/**
 * Scores 1 (best hundredth) … 100: 1 + floor(100 · (r − 1) / k), r the lowest place of the tie group
 * among the k values present. Missing: NaN gets `nullScore`.
 */
export function percentile100(
  values: Float64Array,
  direction: RankDirection,
  nullScore: number,
  out: Float64Array,
): void {
  const present = countPresent(values);
  const sorted = keysBestFirst(values, direction, out);
  for (let i = 0; i < values.length; i += 1) {
    const key = out[i]!;
    if (key !== key) out[i] = nullScore;
    else out[i] = 1 + Math.floor((100 * countBelow(sorted, present, key, false)) / present);
  }
}

/**
 * How many names the top `fraction` of `count` holds: at least one, and a whole product is not lost to
 * rounding. Missing: 0 when there is nothing to choose from.
 */
export function topFractionCount(count: number, fraction: number): number {
  if (count <= 0) return 0;
  return Math.max(1, Math.floor(fraction * count + 1e-9));
}
