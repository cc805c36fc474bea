import type { Factor } from '../factors/factor';

export type Direction = 'asc' | 'desc';

/** A factor and which end of it is good: `asc` = lowest is best. */
export interface OrderKey {
  readonly measure: Measure;
  readonly direction: Direction;
}

export interface Ingredient {
  readonly factor: Factor;
  readonly direction: Direction;
  readonly weight: number;
}

/** Σ weight · rank over the names that compete, ties and missing values sharing the mean of their places. */
export interface RankSum {
  readonly kind: 'rankSum';
  readonly id: string;
  readonly name: string;
  readonly of: readonly Ingredient[];
}

/** Σ percentile score (1 best … 100) over the names that compete; a missing value scores `nullScore`. */
export interface PercentileSum {
  readonly kind: 'percentileSum';
  readonly id: string;
  readonly name: string;
  readonly of: readonly Ingredient[];
  readonly nullScore: number;
}

/** A number per name: read from the data, or made by comparing the names with each other. */
export type Measure = Factor | RankSum | PercentileSum;

export function lowest(factor: Factor, weight = 1): Ingredient {
  return { factor, direction: 'asc', weight };
}

export function highest(factor: Factor, weight = 1): Ingredient {
  return { factor, direction: 'desc', weight };
}

export function ascending(measure: Measure): OrderKey {
  return { measure, direction: 'asc' };
}

export function descending(measure: Measure): OrderKey {
  return { measure, direction: 'desc' };
}

export function rankSum(name: string, of: readonly Ingredient[]): RankSum {
  return { kind: 'rankSum', id: measureId('rankSum', name, of), name, of };
}

export function percentileSum(name: string, of: readonly Ingredient[], nullScore: number): PercentileSum {
  return { kind: 'percentileSum', id: `${measureId('percentileSum', name, of)}:${nullScore}`, name, of, nullScore };
}

function measureId(kind: string, name: string, of: readonly Ingredient[]): string {
  const parts = of.map((part) => `${part.factor.id}/${part.direction}/${part.weight}`);
  return `${kind}:${name}(${parts.join(',')})`;
}
