/**
 * A limit or default that follows another parameter, times · value + plus: `keepRank` is at least `n` and at
 * most 5 · `n`. `atLeast` and `atMost` are fixed limits that hold as well.
 */
export interface ParamRef {
  readonly param: string;
  readonly times?: number | undefined;
  readonly plus?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

export type Bound = number | ParamRef;

/** The number a bound stands for among the given values of the other parameters. Missing: NaN when the other one is no number. */
export function resolveBound(bound: Bound, values: Readonly<Record<string, unknown>>): number {
  if (typeof bound === 'number') return bound;
  const followed = values[bound.param];
  const value = (typeof followed === 'number' ? followed : Number.NaN) * (bound.times ?? 1) + (bound.plus ?? 0);
  return Math.min(Math.max(value, bound.atLeast ?? value), bound.atMost ?? Number.POSITIVE_INFINITY);
}
