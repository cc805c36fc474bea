/** The figures that a person may combine into a strategy of their own, by the name they go by. */
export const OWN_FACTORS = [
  'pe', 'pb', 'ps', 'pocf', 'evEbit', 'yield', 'roe', 'roa', 'roce', 'ocfToEquity', 'marketCap', 'fScaled',
  'ret1', 'ret3', 'ret6', 'ret12', 'cm', 'mom12_1', 'high52w', 'vol252',
] as const;
export type OwnFactor = (typeof OWN_FACTORS)[number];

/** How a filter compares a figure with its one limit. */
export const OWN_COMPARISONS = ['gte', 'gt', 'lte', 'lt', 'eq'] as const;

export type OwnFilter =
  | { readonly factor: OwnFactor; readonly comparison: (typeof OWN_COMPARISONS)[number]; readonly value: number }
  | { readonly factor: OwnFactor; readonly comparison: 'between'; readonly low: number; readonly high: number };

export interface OwnRank {
  readonly factor: OwnFactor;
  /** Which end is good. */
  readonly direction: 'asc' | 'desc';
  /** 0 … 10 */
  readonly weight: number;
}

/** A person's own strategy: filters on figures, and a weighted sum of ranks, the lowest first. */
export interface OwnDefinition {
  /** Lower-case letters, digits and underscores; stored with the prefix `custom_`. */
  readonly id: string;
  readonly name: string;
  readonly filters: readonly OwnFilter[];
  readonly ranks: readonly OwnRank[];
}
