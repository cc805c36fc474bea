import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OverlapDto } from '@shared/dto/overlap';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

/** A cell of the matrix, by its places. */
export interface Pair {
  readonly first: number;
  readonly second: number;
}

export interface OverlapState extends Loaded<OverlapDto> {
  readonly chosen: Pair | null;
  load(): Promise<void>;
  choose(pair: Pair): void;
}

/** Which names the newest lists have in common, and the pair that is looked at. */
export function createOverlapStore(deps: StoreDependencies): StoreApi<OverlapState> {
  return createStore<OverlapState>()((set) => {
    const loader = createLoader(deps, 'overlap:read', set);
    return {
      ...NOTHING_LOADED,
      chosen: null,
      load: () => loader.load({}),
      choose: (chosen) => {
        set({ chosen });
      },
    };
  });
}
