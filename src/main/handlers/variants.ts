import { nextRebalance } from '@core/engine/schedule';
import { raise } from '@core/errors';
import type { Params } from '@core/strategies/parameter-spec';
import type { Strategy } from '@core/strategies/strategy';
import { toIsoDate } from '@core/time/epoch-day';
import { stockholmTime } from '@core/time/stockholm-time';
import type { VariantDto, VariantSetDto } from '@shared/dto/variants';
import { variantOf } from '../sync/variants';
import { chooseVariant, publishedHash, readCatalogue, type ReadContext } from './read-context';

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

/**
 * The same of one strategy with the names each of them holds and where those stand in the others, to be laid side by side.
 * Cost: four indexed queries per variant.
 */
export function readVariantSets(context: ReadContext, strategyId: string): VariantSetDto[] {
  const { signals, history } = context.stores;
  const today = stockholmTime(context.nowMs()).day;
  const sets = readVariants(context, strategyId).map((variant) => {
    const run = signals.latest(strategyId, variant.paramsHash);
    return { variant, run, names: run === null ? [] : signals.held(run) };
  });
  const held = [...new Set(sets.flatMap(({ names }) => names.map(({ orderbookId }) => orderbookId)))];
  return sets.map(({ variant, run, names }) => {
    const changes = run === null ? [] : signals.changes(run);
    const places = run === null ? [] : history.ranks(run, run.asOf, held);
    const next = nextRebalance(variant.params, today);
    return {
      ...variant,
      names,
      places: Object.fromEntries(places.flatMap(({ orderbookId, rank }) => (rank === null ? [] : [[orderbookId, rank]]))),
      entered: changes.filter(({ change }) => change === 'entered').length,
      exited: changes.filter(({ change }) => change === 'exited').length,
      nextRebalance: next === null ? null : toIsoDate(next),
    };
  });
}

/** A variant about to be saved, its parameters complete and checked. */
export interface CheckedVariant {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly name: string;
  readonly params: StoredParams;
}

/**
 * Errors: `invalid-input` for an unknown strategy or parameter, for a value outside its range, which it names, for
 * the published parameters themselves and for a name that another variant has.
 */
export function checkVariant(context: Pick<ReadContext, 'stores'>, strategyId: string, name: string, params: Params): CheckedVariant {
  const strategy = readCatalogue(context).find(strategyId);
  const { paramsHash, params: complete } = variantOf(strategy, params);
  if (paramsHash === publishedHash(strategy)) {
    return raise('invalid-input', 'These are the published parameters.', { field: 'params', remedy: 'Change at least one of them.' });
  }
  const namesake = context.stores.variants.all().find((one) => one.strategyId === strategyId && one.name === name);
  if (namesake && namesake.paramsHash !== paramsHash) {
    return raise('invalid-input', `${strategy.name} has a variant “${name}” already.`, { field: 'name', remedy: 'Choose another name, or remove that one first.' });
  }
  return { strategyId, paramsHash, name, params: complete as StoredParams };
}

/** The key of a variant that may be removed. Errors: `invalid-input` for the published parameters and for one that is not there. */
export function checkRemoval(context: Pick<ReadContext, 'stores'>, strategyId: string, variant: string): Pick<CheckedVariant, 'strategyId' | 'paramsHash'> {
  const { strategy, paramsHash } = chooseVariant(context, strategyId, variant);
  if (paramsHash === publishedHash(strategy)) return raise('invalid-input', 'The published parameters cannot be removed.', { field: 'variant' });
  return { strategyId, paramsHash };
}
