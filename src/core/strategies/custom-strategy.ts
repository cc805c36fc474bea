import { raise } from '../errors';
import type { Factor } from '../factors/factor';
import { CUSTOM_FACTORS } from '../factors/factor-registry';
import { holdingParams, universeParams } from './common-params';
import { between, compare, known, type Comparison, type Condition } from './conditions';
import { ascending, rankSum, type Direction, type Ingredient } from './measure';
import { defineList, ranking, type ListStrategy } from './strategy';

/** A user's own strategy: filters on factors, and a weighted sum of ranks, the lowest first. */
export interface CustomDefinition {
  /** Lower-case letters, digits and underscores; stored with the prefix `custom_`. */
  readonly id: string;
  readonly name: string;
  readonly filters: readonly CustomFilter[];
  readonly ranks: readonly CustomRank[];
}

export type CustomFilter =
  | { readonly factor: string; readonly comparison: Comparison; readonly value: number }
  | { readonly factor: string; readonly comparison: 'between'; readonly low: number; readonly high: number };

export interface CustomRank {
  readonly factor: string;
  /** Which end is good. */
  readonly direction: Direction;
  /** 0 … 10 */
  readonly weight: number;
}

const COMPARISONS: readonly string[] = ['gte', 'gt', 'lte', 'lt', 'eq'];
const MAX_PARTS = 20;
const MAX_WEIGHT = 10;

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, field: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  return raise('invalid-input', `“${field}” must be an object.`, { field });
}

function listOf(value: unknown, field: string): readonly unknown[] {
  if (Array.isArray(value) && value.length <= MAX_PARTS) return value;
  return raise('invalid-input', `“${field}” must be a list of at most ${MAX_PARTS} entries.`, { field });
}

function textOf(value: unknown, pattern: RegExp, field: string, wanted: string): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  return raise('invalid-input', `“${field}” must be ${wanted}.`, { field });
}

function numberOf(value: unknown, field: string, min = -Number.MAX_VALUE, max = Number.MAX_VALUE): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  const range = max === Number.MAX_VALUE ? '' : ` from ${min} to ${max}`;
  return raise('invalid-input', `“${field}” must be a number${range}.`, { field });
}

function factorName(value: unknown, field: string): string {
  if (typeof value === 'string' && CUSTOM_FACTORS.has(value)) return value;
  return raise('invalid-input', `“${field}” must be one of ${[...CUSTOM_FACTORS.keys()].join(', ')}.`, { field });
}

function filterOf(value: unknown, field: string): CustomFilter {
  const fields = fieldsOf(value, field);
  const factor = factorName(fields.factor, `${field}.factor`);
  if (fields.comparison === 'between') {
    const low = numberOf(fields.low, `${field}.low`);
    return { factor, comparison: 'between', low, high: numberOf(fields.high, `${field}.high`, low) };
  }
  if (!COMPARISONS.includes(fields.comparison as string)) {
    return raise('invalid-input', `“${field}.comparison” must be one of ${COMPARISONS.join(', ')}, between.`, { field: `${field}.comparison` });
  }
  return { factor, comparison: fields.comparison as Comparison, value: numberOf(fields.value, `${field}.value`) };
}

function rankOf(value: unknown, field: string): CustomRank {
  const fields = fieldsOf(value, field);
  const direction = textOf(fields.direction, /^(asc|desc)$/, `${field}.direction`, 'asc or desc') as Direction;
  return { factor: factorName(fields.factor, `${field}.factor`), direction, weight: numberOf(fields.weight, `${field}.weight`, 0, MAX_WEIGHT) };
}

/**
 * Reads a definition that came from a file or a form.
 * Errors: `invalid-input` with the path of the field at fault.
 */
export function parseCustomDefinition(input: unknown): CustomDefinition {
  const fields = fieldsOf(input, 'strategy');
  const ranks = listOf(fields.ranks, 'ranks').map((value, i) => rankOf(value, `ranks[${i}]`));
  if (!ranks.some(({ weight }) => weight > 0)) return raise('invalid-input', '“ranks” must hold at least one weight above 0.', { field: 'ranks' });
  return {
    id: textOf(fields.id, /^[a-z0-9_]{1,40}$/, 'id', '1 to 40 lower-case letters, digits or underscores'),
    name: textOf(fields.name, /^\S.{0,79}$/u, 'name', '1 to 80 characters'),
    filters: listOf(fields.filters, 'filters').map((value, i) => filterOf(value, `filters[${i}]`)),
    ranks,
  };
}

function factorOf(name: string): Factor {
  return CUSTOM_FACTORS.get(name) ?? raise('invalid-input', `There is no factor “${name.slice(0, 40)}”.`, { field: 'factor' });
}

function conditionOf(filter: CustomFilter): Condition {
  const factor = factorOf(filter.factor);
  return filter.comparison === 'between' ? between(factor, filter.low, filter.high) : compare(factor, filter.comparison, filter.value);
}

/** The id under which an own strategy is computed, stored and asked for; no published one begins like it. */
export function ownStrategyId(definition: Pick<CustomDefinition, 'id'>): string {
  return `custom_${definition.id}`;
}

/**
 * A strategy value like those of the catalogue, from a checked definition: the same universe, gates, ties and
 * explanations. A missing value fails a filter and ranks last; a name of which no ranked factor is known is not
 * eligible.
 */
export function customStrategy(definition: CustomDefinition): ListStrategy {
  const ingredients = definition.ranks.map((rank): Ingredient => ({ ...rank, factor: factorOf(rank.factor) }));
  const factors = ingredients.map((ingredient) => ingredient.factor);
  const needed: Condition = factors.length === 1 ? known(factors[0]!) : { kind: 'knownCount', name: 'rankedFactors', factors, atLeast: 1 };
  return defineList({
    id: ownStrategyId(definition),
    number: 'own',
    name: definition.name,
    description: 'A strategy of your own.',
    source: 'Put together by the user.',
    dataPolicy: { needs: ['prices', 'ratios'], proxies: [] },
    params: {
      ...universeParams({ shareClass: 'mostLiquid' }),
      ...holdingParams({ n: 20, months: [3, 6, 9, 12] }),
    },
    presets: [],
    rules() {
      return ranking({
        required: [needed],
        tests: definition.filters.map(conditionOf),
        order: [ascending(rankSum('customSum', ingredients))],
      });
    },
  });
}
