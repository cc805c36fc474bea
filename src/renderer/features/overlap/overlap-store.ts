import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OverlapDto } from '@shared/dto/overlap';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

/** Two lists, by what names them: their places change when a list comes or goes. */
export interface Pair {
  readonly first: string;
  readonly second: string;
}

export interface OverlapState extends Loaded<OverlapDto> {
  readonly chosen: Pair | null;
  /** Whether the person's variants stand among the published lists. */
  readonly withVariants: boolean;
  load(): Promise<void>;
  choose(pair: Pair): void;
  setWithVariants(withVariants: boolean): void;
}

/** Which names the newest lists have in common, and the pair that is looked at. */
export function createOverlapStore(deps: StoreDependencies): StoreApi<OverlapState> {
  return createStore<OverlapState>()((set) => {
    const loader = createLoader(deps, 'overlap:read', set);
    return {
      ...NOTHING_LOADED,
      chosen: null,
      withVariants: false,
      load: () => loader.load({}),
      choose: (chosen) => {
        set({ chosen });
      },
      setWithVariants: (withVariants) => {
        set({ withVariants });
      },
    };
  });
}
