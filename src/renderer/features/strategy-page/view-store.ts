import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Outcome } from '@shared/ipc/contract';
import { choiceParams, isSameChoice, type Chosen } from '../../lib/chosen';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

type ViewChannel = 'portfolio:read' | 'history:read';

export interface StrategyView<Channel extends ViewChannel> extends Loaded<Outcome<Channel>> {
  readonly question: Chosen | null;
  /** Shows a strategy's view; another choice than before starts afresh. */
  show(chosen: Chosen): Promise<void>;
  refresh(): Promise<void>;
}

/** One of the views of the chosen strategy, asked for when it is looked at. */
export function createViewStore<Channel extends ViewChannel>(deps: StoreDependencies, channel: Channel): StoreApi<StrategyView<Channel>> {
  return createStore<StrategyView<Channel>>()((set, get) => {
    const loader = createLoader<ViewChannel>(deps, channel, (change) => {
      set(change as Partial<StrategyView<Channel>>);
    });
    const refresh = async (): Promise<void> => {
      const { question } = get();
      if (question) await loader.load(choiceParams(question));
    };
    return {
      ...NOTHING_LOADED,
      question: null,
      refresh,
      show(chosen) {
        if (!isSameChoice(get().question, chosen)) loader.clear();
        set({ question: chosen } as Partial<StrategyView<Channel>>);
        return refresh();
      },
    };
  });
}
