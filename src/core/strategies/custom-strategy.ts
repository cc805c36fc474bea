import type { OwnDefinition, OwnFilter } from '../domain/own-strategy';
import { OWN_FACTOR_VALUES } from '../factors/factor-registry';
import { holdingParams, universeParams } from './common-params';
import { between, compare, known, type Condition } from './conditions';
import { defineList, needsOf, ranking } from './define-strategy';
import { ascending, rankSum, type Ingredient } from './measure';
import type { ListStrategy } from './strategy';

function conditionOf(filter: OwnFilter): Condition {
  const factor = OWN_FACTOR_VALUES[filter.factor];
  return filter.comparison === 'between' ? between(factor, filter.low, filter.high) : compare(factor, filter.comparison, filter.value);
}

/** The id under which an own strategy is computed, stored and asked for; no published one begins like it. */
export function ownStrategyId(definition: Pick<OwnDefinition, 'id'>): string {
  return `custom_${definition.id}`;
}

/**
 * A strategy value like those of the catalogue, from a checked definition: the same universe, gates, ties and
 * explanations. A missing value fails a filter and ranks last; a name of which no ranked factor is known is not
 * eligible.
 */
export function customStrategy(definition: OwnDefinition): ListStrategy {
  const ingredients = definition.ranks.map((rank): Ingredient => ({ ...rank, factor: OWN_FACTOR_VALUES[rank.factor] }));
  const factors = ingredients.map((ingredient) => ingredient.factor);
  const filtered = definition.filters.map(({ factor }) => OWN_FACTOR_VALUES[factor]);
  const needed: Condition = factors.length === 1 ? known(factors[0]!) : { kind: 'knownCount', name: 'rankedFactors', factors, atLeast: 1 };
  return defineList({
    id: ownStrategyId(definition),
    number: 'own',
    name: definition.name,
    description: 'A strategy of your own.',
    source: 'Put together by the user.',
    ownRules: JSON.stringify([definition.filters, definition.ranks]),
    dataPolicy: { needs: needsOf([...factors, ...filtered]), proxies: [] },
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
