import type { StrategyVariant } from '@core/engine/compute';
import { resolveParams } from '@core/engine/resolve-params';
import { STRATEGIES } from '@core/strategies/registry';
import type { Params } from '@core/strategies/parameter-spec';
import type { Strategy } from '@core/strategies/strategy';
import type { StrategyVariant as StoredVariant } from '../store/variants';
import { paramsHash } from './params-hash';

/** A strategy with a full, checked parameter set and its name. Errors: `invalid-input` naming the range. */
export function variantOf(strategy: Strategy, overrides: Params): StrategyVariant {
  const params = resolveParams(strategy, overrides);
  return { strategy, params, paramsHash: paramsHash(params) };
}

/** Every strategy with its published parameters, then the person's own active variants. */
export function activeVariants(stored: readonly StoredVariant[]): StrategyVariant[] {
  const published = STRATEGIES.map((strategy) => variantOf(strategy, {}));
  const own = stored.filter((variant) => variant.active).flatMap((variant) => {
    const strategy = STRATEGIES.find((candidate) => candidate.id === variant.strategyId);
    return strategy === undefined ? [] : [variantOf(strategy, variant.params as Params)];
  });
  const known = new Set(published.map((variant) => `${variant.strategy.id} ${variant.paramsHash}`));
  return [...published, ...own.filter((variant) => !known.has(`${variant.strategy.id} ${variant.paramsHash}`))];
}
