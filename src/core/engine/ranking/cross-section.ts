import { columnOf, NO_DAY, type FactorTable } from '../../factors/factor-table';
import { percentile100, rankAverage } from '../../numeric/ranks';
import type { Direction, Measure, OrderKey } from '../../strategies/measure';
import { compareKeys, compareKeysDescending } from '../../numeric/sort-key';

/**
 * The competing names of one strategy on one day, and their numbers.
 * Shape: every column has one entry per member, in the order of `members` (indices into the market, ascending).
 */
export interface CrossSection {
  readonly members: Int32Array;
  /** A measure over the members. Missing: NaN. */
  values(measure: Measure): Float64Array;
  /** The day of the data behind each value; the latest one for a sum. Missing: NO_DAY. */
  days(measure: Measure): Int32Array;
  /** Places 1 (best) … over the members; ties and missing values share the mean of their places. */
  ranks(measure: Measure, direction: Direction): Float64Array;
  /** Positions (into `members`) of the given ones, sorted; instrument order settles what is left. */
  sorted(positions: Int32Array, order: readonly OrderKey[]): Int32Array;
}

/** Every column is computed once and kept as long as the cross-section lives. */
export function createCrossSection(table: FactorTable, members: Int32Array): CrossSection {
  const valueColumns = new Map<string, Float64Array>();
  const dayColumns = new Map<string, Int32Array>();
  const rankColumns = new Map<string, Float64Array>();

  function remember<Column>(columns: Map<string, Column>, key: string, make: () => Column): Column {
    const held = columns.get(key);
    if (held !== undefined) return held;
    const made = make();
    columns.set(key, made);
    return made;
  }

  function computeValues(measure: Measure): Float64Array {
    const out = new Float64Array(members.length);
    if (!('kind' in measure)) {
      const { values } = columnOf(table, measure);
      for (let i = 0; i < members.length; i += 1) out[i] = values[members[i]!]!;
      return out;
    }
    const scores = new Float64Array(members.length);
    for (const { factor, direction, weight } of measure.of) {
      if (measure.kind === 'rankSum') rankAverage(section.values(factor), direction, scores);
      else percentile100(section.values(factor), direction, measure.nullScore, scores);
      for (let i = 0; i < out.length; i += 1) out[i] = out[i]! + weight * scores[i]!;
    }
    return out;
  }

  function computeDays(measure: Measure): Int32Array {
    const out = new Int32Array(members.length).fill(NO_DAY);
    const factors = 'kind' in measure ? measure.of.map((part) => part.factor) : [measure];
    for (const factor of factors) {
      const { days } = columnOf(table, factor);
      for (let i = 0; i < members.length; i += 1) out[i] = Math.max(out[i]!, days[members[i]!]!);
    }
    return out;
  }

  const section: CrossSection = {
    members,
    values: (measure) => remember(valueColumns, measure.id, () => computeValues(measure)),
    days: (measure) => remember(dayColumns, measure.id, () => computeDays(measure)),
    ranks(measure, direction) {
      return remember(rankColumns, `${measure.id} ${direction}`, () => {
        const out = new Float64Array(members.length);
        rankAverage(section.values(measure), direction, out);
        return out;
      });
    },
    sorted(positions, order) {
      const columns = order.map((key) => section.values(key.measure));
      return positions.slice().sort((a, b) => {
        for (let k = 0; k < columns.length; k += 1) {
          const column = columns[k]!;
          const compare = order[k]!.direction === 'asc' ? compareKeys : compareKeysDescending;
          const difference = compare(column[a]!, column[b]!);
          if (difference !== 0) return difference;
        }
        return a - b;
      });
    },
  };
  return section;
}

/** All positions of a cross-section of `count` members. */
export function allPositions(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}
