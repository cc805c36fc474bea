import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SignalsDto } from '@shared/dto/signals';
import { choiceParams, isSameChoice, type Chosen } from '../../lib/chosen';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';
import { nextSort, type Sort } from '../../lib/sorting';

/** A stretch of rows in the shown order, by orderbook id so that new data do not move it. */
export interface Selection {
  readonly anchorId: string;
  readonly cursorId: string;
}

export interface Signals extends Loaded<SignalsDto> {
  readonly question: Chosen | null;
  /** The whole ranking, not only the target. */
  readonly all: boolean;
  readonly filter: string;
  readonly sort: Sort | null;
  readonly selection: Selection | null;
  /** Shows a strategy; another one than before starts afresh. */
  choose(chosen: Chosen): Promise<void>;
  /** Asks again and keeps everything the person has set. */
  refresh(): Promise<void>;
  setAll(all: boolean): Promise<void>;
  setFilter(filter: string): void;
  /** The ways to sort by a column, in turn: its natural direction, the other one, the ranking again. */
  toggleSort(columnId: string, natural: Sort['direction']): void;
  select(orderbookId: string, extend?: boolean): void;
  clearSelection(): void;
}

/** The list of the chosen strategy, and how the person looks at it. */
export function createSignalsStore(deps: StoreDependencies): StoreApi<Signals> {
  return createStore<Signals>()((set, get) => {
    const loader = createLoader(deps, 'signals:get', set);
    const refresh = async (): Promise<void> => {
      const { question, all } = get();
      if (question) await loader.load({ ...choiceParams(question), all });
    };
    return {
      ...NOTHING_LOADED,
      question: null,
      all: false,
      filter: '',
      sort: null,
      selection: null,
      refresh,
      choose(chosen) {
        if (!isSameChoice(get().question, chosen)) {
          loader.clear();
          set({ question: chosen, filter: '', sort: null, selection: null });
        }
        return refresh();
      },
      setAll(all) {
        set({ all });
        return refresh();
      },
      setFilter: (filter) => {
        set({ filter });
      },
      toggleSort(columnId, natural) {
        set({ sort: nextSort(get().sort, columnId, natural) });
      },
      select(orderbookId, extend = false) {
        const anchorId = extend ? (get().selection?.anchorId ?? orderbookId) : orderbookId;
        set({ selection: { anchorId, cursorId: orderbookId } });
      },
      clearSelection: () => {
        set({ selection: null });
      },
    };
  });
}
