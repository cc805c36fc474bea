import { createStore, type StoreApi } from 'zustand/vanilla';
import { choiceParams, type Chosen } from '../../lib/chosen';
import type { StoreDependencies } from '../../lib/loading';

type Ranks = readonly (number | null)[];

/** As many names as one call may ask for. */
const MOST_NAMES = 250;

export interface RankHistories {
  /** Ascending; empty before the first answer. */
  readonly days: readonly string[];
  readonly ranks: ReadonlyMap<string, Ranks>;
  /** Asks for the names that are not known yet, in one call for most lists; another list than before starts afresh. */
  ask(chosen: Chosen, asOf: string, orderbookIds: readonly string[]): Promise<void>;
}

/** Where the shown names stood on each of the newest days; a decoration of the list, so that a failure leaves it without. */
export function createRanksStore({ client }: StoreDependencies): StoreApi<RankHistories> {
  let list = '';
  const asked = new Set<string>();
  return createStore<RankHistories>()((set, get) => ({
    days: [],
    ranks: new Map(),
    async ask(chosen, asOf, orderbookIds) {
      const wantedList = `${chosen.strategyId} ${chosen.paramsHash ?? ''} ${asOf}`;
      if (wantedList !== list) {
        list = wantedList;
        asked.clear();
        set({ days: [], ranks: new Map() });
      }
      const missing = orderbookIds.filter((id) => !asked.has(id));
      if (missing.length === 0) return;
      for (const id of missing) asked.add(id);
      for (let start = 0; start < missing.length; start += MOST_NAMES) {
        const answer = await client.call('history:ranks', { ...choiceParams(chosen), orderbookIds: missing.slice(start, start + MOST_NAMES) });
        if (list !== wantedList || !answer.ok) return;
        set({ days: answer.value.days, ranks: new Map([...get().ranks, ...Object.entries(answer.value.ranks)]) });
      }
    },
  }));
}
