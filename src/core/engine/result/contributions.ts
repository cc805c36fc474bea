import { percentile100 } from '../../numeric/ranks';
import type { Measure } from '../../strategies/measure';
import type { Ranking } from '../../strategies/strategy';
import type { CrossSection } from '../ranking/cross-section';

/** Contributions per component name, one per member of the cross-section. Missing: NaN. */
export type Contributions = ReadonlyMap<string, Float64Array>;

function addTo(columns: Map<string, Float64Array>, name: string, values: Float64Array, weight: number): void {
  const column = columns.get(name) ?? new Float64Array(values.length);
  for (let i = 0; i < column.length; i += 1) column[i] = column[i]! + weight * values[i]!;
  columns.set(name, column);
}

function addParts(columns: Map<string, Float64Array>, measure: Measure, section: CrossSection): void {
  if (!('kind' in measure)) {
    if (measure.source !== 'price') return;
    for (const { factor, weight } of measure.sumOf ?? []) addTo(columns, factor.name, section.values(factor), weight);
    return;
  }
  const scores = new Float64Array(section.members.length);
  for (const { factor, direction, weight } of measure.of) {
    if (measure.kind === 'percentileSum') percentile100(section.values(factor), direction, measure.nullScore, scores);
    addTo(columns, factor.name, measure.kind === 'percentileSum' ? scores : section.ranks(factor, direction), weight);
  }
}

/**
 * How much each figure adds to the sums that decide: that of the final order, and that of the pool in a two-stage list.
 *
 * - rank sum: weight · rank
 * - percentile sum: weight · percentile score, the neutral one for a missing figure
 * - mean of returns: return / number of returns
 *
 * A figure that decides alone is the score itself, and one that settles ties or only explains adds nothing: neither
 * has a contribution. Shape: the parts of one sum add up to its value, for every member.
 */
export function contributionsOf(rules: Ranking, section: CrossSection): Contributions {
  const columns = new Map<string, Float64Array>();
  const sums = [rules.order[0]!.measure, ...(rules.pool?.order.slice(0, 1).map((key) => key.measure) ?? [])];
  for (const measure of sums) addParts(columns, measure, section);
  return columns;
}
