import type { StrategyVariant } from '@core/engine/compute';
import { resolveParams } from '@core/engine/resolve-params';
import type { Catalogue } from '@core/strategies/catalogue';
import type { Params } from '@core/strategies/parameter-spec';
import type { Strategy } from '@core/strategies/strategy';
import type { Writer } from '../store/file/connection';
import { createVariantReader, createVariantWriter, type StrategyVariant as StoredVariant } from '../store/signals/variants';
import { paramsHash } from './params-hash';

/**
 * A strategy with a full, checked parameter set and its name. An own strategy whose rules were changed gets another
 * name with them: what it says now is not compared with what it said before. Errors: `invalid-input` naming the range.
 */
export function variantOf(strategy: Strategy, overrides: Params): StrategyVariant {
  const params = resolveParams(strategy, overrides);
  return { strategy, params, paramsHash: paramsHash(strategy.ownRules === undefined ? params : { ...params, ownRules: strategy.ownRules }) };
}

/**
 * Every strategy with its published parameters, then the person's active variants.
 * Missing: a variant of a strategy that is gone, or with parameters that are no longer allowed, is left out.
 */
export function activeVariants(catalogue: Catalogue, stored: readonly StoredVariant[]): StrategyVariant[] {
  const published = catalogue.strategies.map((strategy) => variantOf(strategy, {}));
  const own = stored
    .filter((variant) => variant.active && catalogue.has(variant.strategyId))
    .flatMap((variant) => allowedVariant(catalogue.find(variant.strategyId), variant.params as Params));
  const known = new Set(published.map((variant) => `${variant.strategy.id} ${variant.paramsHash}`));
  return [...published, ...own.filter((variant) => !known.has(`${variant.strategy.id} ${variant.paramsHash}`))];
}

/** A parameter range may have become narrower since the variant was saved: it must not stop the others. */
function allowedVariant(strategy: Strategy, params: Params): StrategyVariant[] {
  try {
    return [variantOf(strategy, params)];
  } catch {
    return [];
  }
}

/** Gives the saved variants of a strategy the names that they have under its rules of now. */
export function renameVariants(writer: Writer, strategy: Strategy): void {
  const variants = createVariantWriter(writer);
  for (const variant of createVariantReader(writer).all()) {
    if (variant.strategyId !== strategy.id) continue;
    for (const { paramsHash: renamed } of allowedVariant(strategy, variant.params as Params)) {
      variants.remove(variant.strategyId, variant.paramsHash);
      variants.upsert({ ...variant, paramsHash: renamed });
    }
  }
}
