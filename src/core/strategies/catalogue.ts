import type { OwnDefinition } from '../domain/own-strategy';
import { raise } from '../errors';
import { customStrategy } from './custom-strategy';
import { STRATEGIES } from './registry';
import type { Strategy } from './strategy';

/** The published strategies and the person's own ones: all that can be computed, listed and explained. */
export interface Catalogue {
  /** The published ones first, then the person's own by id. */
  readonly strategies: readonly Strategy[];
  /** Errors: `invalid-input` naming the strategies there are. */
  find(strategyId: string): Strategy;
  has(strategyId: string): boolean;
}

/** The catalogue with a person's own strategies. Cost: O(strategies); nothing is computed. */
export function createCatalogue(own: readonly OwnDefinition[] = []): Catalogue {
  const strategies = [...STRATEGIES, ...own.map(customStrategy)];
  const byId = new Map(strategies.map((strategy) => [strategy.id, strategy]));
  return {
    strategies,
    has: (strategyId) => byId.has(strategyId),
    find: (strategyId) =>
      byId.get(strategyId) ??
      raise('invalid-input', `There is no strategy “${strategyId.slice(0, 40)}”.`, {
        field: 'strategyId',
        remedy: `Choose one of ${[...byId.keys()].join(', ')}.`,
      }),
  };
}
