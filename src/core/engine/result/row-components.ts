import { LEAVES_BELOW, type Component, type Components } from '../../domain/signal';
import { marketCap } from '../../factors/factor';
import { isoDayOrNull } from '../../factors/factor-table';
import type { Direction, Measure } from '../../strategies/measure';
import type { Ranking } from '../../strategies/strategy';
import { contributionsOf } from './contributions';
import type { CrossSection } from '../ranking/cross-section';

interface ShownMeasure {
  readonly measure: Measure;
  /** null: shown without a place, because it is not ranked. */
  readonly direction: Direction | null;
}

/** Everything that explains a row, decisive figures first, each name once. */
function shownMeasures(rules: Ranking): readonly ShownMeasure[] {
  const shown = new Map<string, ShownMeasure>();
  const add = (measure: Measure, direction: Direction | null): void => {
    if (!shown.has(measure.name)) shown.set(measure.name, { measure, direction });
  };
  for (const { measure, direction } of [...rules.order, ...(rules.pool?.order ?? [])]) {
    add(measure, direction);
    if ('kind' in measure) for (const part of measure.of) add(part.factor, part.direction);
  }
  if (rules.weighting.kind === 'inverseVol') add(rules.weighting.volatility, null);
  for (const condition of [...rules.required, ...rules.tests]) if ('factor' in condition) add(condition.factor, null);
  for (const measure of rules.show) add(measure, null);
  add(marketCap, null);
  return [...shown.values()];
}

export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Makes the reader of a row's figures; its columns are computed once for all rows. Shape: by position in the cross-section. */
export function componentsReader(rules: Ranking, section: CrossSection): (position: number) => Components {
  const contributions = contributionsOf(rules, section);
  const of = section.members.length;
  const columns = shownMeasures(rules).map(({ measure, direction }) => ({
    name: measure.name,
    values: section.values(measure),
    days: section.days(measure),
    ranks: direction === null ? null : section.ranks(measure, direction),
    contributions: contributions.get(measure.name) ?? null,
  }));
  return (position) => {
    const components: Record<string, Component> = {};
    for (const { name, values, days, ranks, contributions: shares } of columns) {
      const value = finiteOrNull(values[position]!);
      const contribution = shares?.[position] ?? Number.NaN;
      components[name] = {
        value,
        ...(ranks === null ? { rank: null } : { rank: ranks[position]!, of }),
        ...(Number.isFinite(contribution) ? { contribution } : {}),
        asOf: value === null ? null : isoDayOrNull(days[position]!),
      };
    }
    return components;
  };
}

/** The close of the day and the one under which a picked name would leave; nothing where that cannot be told. */
export function exitComponents(close: number, below: number, barDay: number): Components {
  if (!(below > 0) || !Number.isFinite(below)) return {};
  const asOf = isoDayOrNull(barDay);
  return { close: { value: close, rank: null, asOf }, [LEAVES_BELOW]: { value: below, rank: null, asOf } };
}
