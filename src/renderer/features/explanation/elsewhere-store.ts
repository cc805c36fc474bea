import { createStore, type StoreApi } from 'zustand/vanilla';
import type { InstrumentDto } from '@shared/dto/instrument';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

/** Arrow keys run through a list faster than anybody reads: only a share that is stayed on is asked about. */
const DWELL_MS = 120;

export interface Elsewhere extends Loaded<InstrumentDto> {
  readonly orderbookId: string | null;
  /** Asks where the share stands in all strategies; null forgets it. */
  show(orderbookId: string | null): void;
}

/** The place of the explained share in every strategy. */
export function createElsewhereStore(deps: StoreDependencies): StoreApi<Elsewhere> {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return createStore<Elsewhere>()((set, get) => {
    const loader = createLoader(deps, 'instruments:read', set);
    return {
      ...NOTHING_LOADED,
      orderbookId: null,
      show(orderbookId) {
        clearTimeout(waiting);
        if (get().orderbookId !== orderbookId) loader.clear();
        set({ orderbookId });
        if (orderbookId !== null) waiting = setTimeout(() => void loader.load({ orderbookId }), DWELL_MS);
      },
    };
  });
}
