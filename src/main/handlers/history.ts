import type { HistoryDto, RankHistoryDto } from '@shared/dto/history';
import type { ChosenVariant, ReadContext } from './read-context';
import { findRun } from './signals';

const MOST_EVENTS = 400;
/** A quarter of a year, give or take the holidays. */
const RANK_DAYS = 60;

/** Entries and exits of one strategy as its runs have written them, newest first. Missing: nothing before a second day. */
export function readHistory({ stores }: Pick<ReadContext, 'stores'>, { strategy, paramsHash }: ChosenVariant): HistoryDto {
  const { firstDay, days } = stores.history.span(strategy.id, paramsHash);
  const events = stores.history.events(strategy.id, paramsHash, MOST_EVENTS + 1);
  return { strategyId: strategy.id, paramsHash, firstDay, days, events: events.slice(0, MOST_EVENTS), hasMore: events.length > MOST_EVENTS };
}

/**
 * Where some names stood on each of the newest days.
 * Missing: null on a day on which the name was not ranked. Errors: `no-data` before the first list.
 * Cost: one query for all names.
 */
export function readRankHistory(context: ReadContext, chosen: ChosenVariant, orderbookIds: readonly string[]): RankHistoryDto {
  const { history } = context.stores;
  const run = findRun(context, chosen);
  const days = history.days(run, RANK_DAYS);
  const placeOf = new Map(days.map((day, place) => [day, place]));
  const ranks: Record<string, (number | null)[]> = Object.fromEntries(orderbookIds.map((id) => [id, days.map(() => null)]));
  for (const { asOf, orderbookId, rank } of history.ranks(run, days[0] ?? run.asOf, orderbookIds)) {
    const place = placeOf.get(asOf);
    if (place !== undefined) ranks[orderbookId]![place] = rank;
  }
  return { days, ranks };
}
