import { overlapOf, type HeldName } from '@core/domain/overlap';
import type { HeldSetDto, OverlapDto } from '@shared/dto/overlap';
import type { StoredRun } from '../store/signals/stored-run';
import { publishedHash, readCatalogue, type ChosenVariant, type ReadContext } from './read-context';

/** The newest stored list of a strategy or of a variant. */
export interface HeldList extends HeldSetDto {
  readonly chosen: ChosenVariant;
  readonly run: StoredRun;
  readonly names: readonly HeldName[];
}

/** Every strategy with a list, each followed by its variants with one. Cost: two indexed queries per list. */
export function readHeldLists({ stores }: Pick<ReadContext, 'stores'>): HeldList[] {
  const own = stores.variants.all();
  return readCatalogue({ stores }).strategies.flatMap((strategy) => {
    const published = { paramsHash: publishedHash(strategy), name: null };
    return [published, ...own.filter((one) => one.strategyId === strategy.id)].flatMap(({ paramsHash, name }): HeldList[] => {
      const run = stores.signals.latest(strategy.id, paramsHash);
      if (run === null) return [];
      const names = stores.signals.held(run);
      const set = name === null ? { id: strategy.id, paramsHash: null } : { id: `${strategy.id} ${paramsHash}`, paramsHash };
      return [{ ...set, strategyId: strategy.id, variant: name, asOf: run.asOf, size: names.length, names, run, chosen: { strategy, paramsHash } }];
    });
  });
}

export function toSetDto({ id, strategyId, paramsHash, variant, asOf, size }: HeldList): HeldSetDto {
  return { id, strategyId, paramsHash, variant, asOf, size };
}

/**
 * Which names the newest stored lists have in common: set operations over rows that a run has written.
 * Missing: a strategy or variant without a list is left out.
 */
export function readOverlap(context: Pick<ReadContext, 'stores'>): OverlapDto {
  const lists = readHeldLists(context);
  return { sets: lists.map(toSetDto), ...overlapOf(lists) };
}
