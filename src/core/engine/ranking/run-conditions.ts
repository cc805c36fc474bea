import type { FilterOutcome } from '../../domain/signal';
import { topFractionCount } from '../../numeric/ranks';
import { compareKeys } from '../../numeric/sort-key';
import type { Comparison, Condition } from '../../strategies/conditions';
import type { CrossSection } from './cross-section';

const PASSES: Readonly<Record<Comparison, (difference: number) => boolean>> = {
  gte: (difference) => difference >= 0,
  gt: (difference) => difference > 0,
  lte: (difference) => difference <= 0,
  lt: (difference) => difference < 0,
  eq: (difference) => difference === 0,
};

/** Distance from the limit, positive on the passing side. */
function signedMargin(comparison: Comparison, value: number, limit: number): number {
  if (comparison === 'eq') return -Math.abs(value - limit);
  return comparison === 'gte' || comparison === 'gt' ? value - limit : limit - value;
}

function missing(name: string, limit: number | null): FilterOutcome {
  return { name, passed: false, value: null, limit, margin: null };
}

/** Judges one condition for all of `positions` at once. Shape: one outcome per position, in their order. */
export function judge(condition: Condition, section: CrossSection, positions: Int32Array): FilterOutcome[] {
  const { name } = condition;
  switch (condition.kind) {
    case 'known': {
      const values = section.values(condition.factor);
      return each(positions, (p) => {
        const value = values[p]!;
        return Number.isNaN(value) ? missing(name, null) : { name, passed: true, value, limit: null, margin: null };
      });
    }
    case 'compare': {
      const values = section.values(condition.factor);
      const { comparison, limit } = condition;
      return each(positions, (p) => {
        const value = values[p]!;
        if (Number.isNaN(value)) return missing(name, limit);
        const passed = PASSES[comparison](compareKeys(value, limit));
        return { name, passed, value, limit, margin: signedMargin(comparison, value, limit) };
      });
    }
    case 'between': {
      const values = section.values(condition.factor);
      return each(positions, (p) => {
        const value = values[p]!;
        const nearest = Math.abs(value - condition.low) <= Math.abs(condition.high - value) ? condition.low : condition.high;
        if (Number.isNaN(value)) return missing(name, condition.low);
        const passed = compareKeys(value, condition.low) >= 0 && compareKeys(value, condition.high) <= 0;
        return { name, passed, value, limit: nearest, margin: Math.min(value - condition.low, condition.high - value) };
      });
    }
    case 'knownCount': {
      const columns = condition.factors.map((factor) => section.values(factor));
      return each(positions, (p) => {
        const value = columns.reduce((count, column) => count + (Number.isNaN(column[p]!) ? 0 : 1), 0);
        return { name, passed: value >= condition.atLeast, value, limit: condition.atLeast, margin: value - condition.atLeast };
      });
    }
    case 'bestFraction': {
      const places = placesOf(section.sorted(positions, condition.order));
      const limit = topFractionCount(positions.length, condition.fraction);
      return each(positions, (p) => {
        const value = places.get(p)!;
        return { name, passed: value <= limit, value, limit, margin: limit - value };
      });
    }
    case 'dropFirst': {
      const places = placesOf(section.sorted(positions, condition.order));
      const limit = Math.floor(condition.fraction * positions.length + 1e-9) + 1;
      return each(positions, (p) => {
        const value = places.get(p)!;
        return { name, passed: value >= limit, value, limit, margin: value - limit };
      });
    }
  }
}

function each(positions: Int32Array, outcomeOf: (position: number) => FilterOutcome): FilterOutcome[] {
  const outcomes: FilterOutcome[] = [];
  for (const position of positions) outcomes.push(outcomeOf(position));
  return outcomes;
}

function placesOf(sorted: Int32Array): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = 0; i < sorted.length; i += 1) places.set(sorted[i]!, i + 1);
  return places;
}

/**
 * Runs conditions one after the other and records every outcome with the instrument; a name that fails one
 * does not meet the next. Shape: the positions that passed all, ascending.
 */
export function survivorsOf(
  conditions: readonly Condition[],
  section: CrossSection,
  positions: Int32Array,
  record: (memberIndex: number, outcome: FilterOutcome) => void,
): Int32Array {
  let remaining = positions;
  for (const condition of conditions) {
    const outcomes = judge(condition, section, remaining);
    for (let i = 0; i < remaining.length; i += 1) record(section.members[remaining[i]!]!, outcomes[i]!);
    remaining = remaining.filter((_, i) => outcomes[i]!.passed);
  }
  return remaining;
}
