import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StoreDependencies } from '../../lib/loading';

interface Toggle {
  readonly orderbookId: string;
  /** What it became. */
  readonly watched: boolean;
}

export interface Watch {
  readonly watched: ReadonlySet<string>;
  /** What Ctrl+Z takes back; null when there is nothing. */
  readonly last: Toggle | null;
  /** What was just done, to be said in words; `toggle` is null when there was nothing to undo. */
  readonly news: { readonly toggle: Toggle | null; readonly number: number } | null;
  load(): Promise<void>;
  /** Follows a share or stops. */
  toggle(orderbookId: string): Promise<void>;
  /** Takes the last toggle back. */
  undo(): Promise<void>;
}

/** The shares that the person follows. A change that could not be stored is not shown. */
export function createWatchStore({ client }: Pick<StoreDependencies, 'client'>): StoreApi<Watch> {
  return createStore<Watch>()((set, get) => {
    const tell = (toggle: Toggle | null): void => {
      set(({ news }) => ({ news: { toggle, number: (news?.number ?? 0) + 1 } }));
    };
    async function store(change: Toggle): Promise<boolean> {
      const answer = await client.call('watchlist:set', change);
      if (!answer.ok) return false;
      set({ watched: new Set(answer.value) });
      tell(change);
      return true;
    }
    return {
      watched: new Set<string>(),
      last: null,
      news: null,
      async load() {
        const answer = await client.call('watchlist:read', {});
        if (answer.ok) set({ watched: new Set(answer.value) });
      },
      async toggle(orderbookId) {
        const change = { orderbookId, watched: !get().watched.has(orderbookId) };
        if (await store(change)) set({ last: change });
      },
      async undo() {
        const { last } = get();
        if (last === null) {
          tell(null);
          return;
        }
        set({ last: null });
        await store({ orderbookId: last.orderbookId, watched: !last.watched });
      },
    };
  });
}
