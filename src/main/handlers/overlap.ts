import { overlapOf } from '@core/domain/overlap';
import type { OverlapDto } from '@shared/dto/overlap';
import { publishedHash, readCatalogue, type ReadContext } from './read-context';

/**
 * Which names the newest stored lists have in common: set operations over rows that a run has written.
 * Missing: a strategy without a list is left out.
 * Cost: two indexed queries per strategy.
 */
export function readOverlap({ stores }: Pick<ReadContext, 'stores'>): OverlapDto {
  const sets = readCatalogue({ stores }).strategies.flatMap((strategy) => {
    const run = stores.signals.latest(strategy.id, publishedHash(strategy));
    return run === null ? [] : { strategyId: strategy.id, asOf: run.asOf, names: stores.signals.held(run) };
  });
  return {
    strategies: sets.map(({ strategyId, asOf, names }) => ({ strategyId, asOf, size: names.length })),
    ...overlapOf(sets),
  };
}
