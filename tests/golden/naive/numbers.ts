/*
 * A second implementation of every strategy, straight from its description: rows in place of columns, every window summed
 * anew, null for what is missing. It shares no code with the engine but the calendar and the shapes of its input. It is
 * slow, and plain enough to be believed.
 */
export type Value = number | null;
export type Best = 'low' | 'high';

/** A number, or nothing where an operation had no answer. */
export function known(x: number | null | undefined): Value {
  return x === null || x === undefined || !Number.isFinite(x) ? null : x;
}

export function key12(x: number): number {
  return Number(x.toPrecision(12));
}

/** Negative when a comes first; what is missing comes last. */
export function compareValues(a: Value, b: Value, best: Best): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [x, y] = [key12(a), key12(b)];
  return x === y ? 0 : (x < y) === (best === 'low') ? -1 : 1;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Places from 1; ties share the mean of theirs, and so do all that are missing. */
export function averageRanks(values: readonly Value[], best: Best): number[] {
  const present = values.filter((value) => value !== null).length;
  return values.map((value) => {
    if (value === null) return (present + 1 + values.length) / 2;
    const better = values.filter((other) => other !== null && compareValues(other, value, best) < 0).length;
    const equal = values.filter((other) => other !== null && key12(other) === key12(value)).length;
    return better + (equal + 1) / 2;
  });
}

/** 1 (best hundredth) … 100; `missing` for what is not known. */
export function percentiles(values: readonly Value[], best: Best, missing: number): number[] {
  const present = values.filter((value) => value !== null).length;
  return values.map((value) => {
    if (value === null) return missing;
    const better = values.filter((other) => other !== null && compareValues(other, value, best) < 0).length;
    return 1 + Math.floor((100 * better) / present);
  });
}

export function topCount(fraction: number, count: number): number {
  return Math.max(1, Math.floor(fraction * count + 1e-9));
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
