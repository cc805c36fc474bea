import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestDto, RunDto } from '@shared/dto/sync';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface Activity {
  readonly runs: Loaded<RunDto[]>;
  readonly requests: Loaded<RequestDto[]>;
  load(): Promise<void>;
}

const RUNS_SHOWN = 60;
const REQUESTS_SHOWN = 500;

/** What ran and what was asked of the network. */
export function createActivityStore(deps: StoreDependencies): StoreApi<Activity> {
  return createStore<Activity>()((set) => {
    const runs = createLoader(deps, 'runs:list', (change) => {
      set((state) => ({ runs: { ...state.runs, ...change } }));
    });
    const requests = createLoader(deps, 'requests:list', (change) => {
      set((state) => ({ requests: { ...state.requests, ...change } }));
    });
    return {
      runs: NOTHING_LOADED,
      requests: NOTHING_LOADED,
      async load() {
        await Promise.all([runs.load({ limit: RUNS_SHOWN }), requests.load({ limit: REQUESTS_SHOWN })]);
      },
    };
  });
}
