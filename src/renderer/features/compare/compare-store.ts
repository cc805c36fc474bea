import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CompareDto } from '@shared/dto/compare';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface Compare extends Loaded<CompareDto> {
  /** What stands in the field. */
  readonly text: string;
  /** What was compared last; null before that. */
  readonly compared: string | null;
  readonly setId: string | null;
  setText(text: string): void;
  compare(): Promise<void>;
  /** Explains the difference from one of the lists. */
  look(setId: string): Promise<void>;
  refresh(): Promise<void>;
}

/** A pasted list beside the stored ones; it is kept in the page only. */
export function createCompareStore(deps: StoreDependencies): StoreApi<Compare> {
  return createStore<Compare>()((set, get) => {
    const loader = createLoader(deps, 'compare:read', set);
    const refresh = async (): Promise<void> => {
      const { compared, setId } = get();
      if (compared !== null) await loader.load({ text: compared, setId });
    };
    return {
      ...NOTHING_LOADED,
      text: '',
      compared: null,
      setId: null,
      refresh,
      setText: (text) => {
        set({ text });
      },
      compare() {
        set((state) => ({ compared: state.text, setId: null }));
        return refresh();
      },
      look(setId) {
        set({ setId });
        return refresh();
      },
    };
  });
}
