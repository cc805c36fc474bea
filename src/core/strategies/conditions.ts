import type { Factor } from '../factors/factor';
import type { OrderKey } from './measure';

export type Comparison = 'gte' | 'gt' | 'lte' | 'lt' | 'eq';

/**
 * One yes-or-no question about a name, as data: the engine runs it, and the explanation of a row shows
 * its value, its limit and the distance between them. A missing value never passes.
 */
export type Condition =
  | { readonly kind: 'known'; readonly name: string; readonly factor: Factor }
  | { readonly kind: 'compare'; readonly name: string; readonly factor: Factor; readonly comparison: Comparison; readonly limit: number }
  | { readonly kind: 'between'; readonly name: string; readonly factor: Factor; readonly low: number; readonly high: number }
  | { readonly kind: 'knownCount'; readonly name: string; readonly factors: readonly Factor[]; readonly atLeast: number }
  /** The best `fraction` of the names that came this far, in the given order. */
  | { readonly kind: 'bestFraction'; readonly name: string; readonly order: readonly OrderKey[]; readonly fraction: number }
  /** Drops the first floor(fraction · count) of the given order. */
  | { readonly kind: 'dropFirst'; readonly name: string; readonly order: readonly OrderKey[]; readonly fraction: number };

export function known(factor: Factor): Condition {
  return { kind: 'known', name: factor.name, factor };
}

export function compare(factor: Factor, comparison: Comparison, limit: number, name: string = factor.name): Condition {
  return { kind: 'compare', name, factor, comparison, limit };
}

export function between(factor: Factor, low: number, high: number): Condition {
  return { kind: 'between', name: factor.name, factor, low, high };
}

export function knownCount(name: string, factors: readonly Factor[], atLeast: number): Condition {
  return { kind: 'knownCount', name, factors, atLeast };
}

export function bestFraction(name: string, order: readonly OrderKey[], fraction: number): Condition {
  return { kind: 'bestFraction', name, order, fraction };
}

export function dropFirst(name: string, order: readonly OrderKey[], fraction: number): Condition {
  return { kind: 'dropFirst', name, order, fraction };
}
