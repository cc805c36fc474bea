import type { Params } from '@core/strategies/parameter-spec';
import type { Strategy } from '@core/strategies/strategy';
import type { VariantDto } from '@shared/dto/variants';
import { variantOf } from '../sync/variants';
import { readCatalogue, type ReadContext } from './read-context';

type StoredParams = VariantDto['params'];

function describe({ stores }: ReadContext, strategyId: string, name: string | null, paramsHash: string, params: StoredParams): VariantDto {
  const run = stores.signals.latest(strategyId, paramsHash);
  const attempt = stores.signals.latestAttempt(strategyId, paramsHash);
  return { strategyId, paramsHash, name, params, asOf: run?.asOf ?? null, status: attempt?.status ?? null, held: run?.inTarget ?? 0 };
}

/** The sets of parameters of one strategy, or of all; the published one first, then the person's by name. */
export function readVariants(context: ReadContext, strategyId?: string): VariantDto[] {
  const catalogue = readCatalogue(context);
  const wanted: readonly Strategy[] = strategyId === undefined ? catalogue.strategies : [catalogue.find(strategyId)];
  const own = context.stores.variants.all();
  return wanted.flatMap((strategy) => {
    const published = variantOf(strategy, {});
    return [
      describe(context, strategy.id, null, published.paramsHash, published.params as StoredParams),
      ...own
        .filter((variant) => variant.strategyId === strategy.id)
        .map(({ name, paramsHash, params }) => describe(context, strategy.id, name, paramsHash, params as StoredParams)),
    ];
  });
}

/** A variant about to be saved, its parameters complete and checked. */
export interface CheckedVariant {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly name: string;
  readonly params: StoredParams;
}

/** Errors: `invalid-input` for an unknown strategy or parameter and for a value outside its range, which it names. */
export function checkVariant(context: Pick<ReadContext, 'stores'>, strategyId: string, name: string, params: Params): CheckedVariant {
  const variant = variantOf(readCatalogue(context).find(strategyId), params);
  return { strategyId, paramsHash: variant.paramsHash, name, params: variant.params as StoredParams };
}
