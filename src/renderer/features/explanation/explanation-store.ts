import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExplanationDto } from '@shared/dto/signals';
import { choiceParams, isSameChoice, type Chosen } from '../../lib/chosen';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

interface Question extends Chosen {
  readonly instrument: string;
}

export interface Explanation extends Loaded<ExplanationDto> {
  readonly question: Question | null;
  open(question: Question): Promise<void>;
  refresh(): Promise<void>;
  close(): void;
}

/** Why one instrument is in the list of one strategy, or what keeps it out. */
export function createExplanationStore(deps: StoreDependencies): StoreApi<Explanation> {
  return createStore<Explanation>()((set, get) => {
    const loader = createLoader(deps, 'signals:explain', set);
    const refresh = async (): Promise<void> => {
      const { question } = get();
      if (question) await loader.load({ ...choiceParams(question), instrument: question.instrument });
    };
    return {
      ...NOTHING_LOADED,
      question: null,
      refresh,
      open(question) {
        const before = get().question;
        // The old answer stays while the arrow keys run through a list; only its absence would flicker.
        if (!isSameChoice(before, question)) loader.clear();
        set({ question });
        return refresh();
      },
      close() {
        loader.clear();
        set({ question: null });
      },
    };
  });
}
