import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestDto, RequestHostDto, RunDto } from '@shared/dto/sync';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface Activity {
  readonly runs: Loaded<RunDto[]>;
  readonly requests: Loaded<RequestDto[]>;
  /** Of the whole log, not only of the requests that are shown. */
  readonly hosts: Loaded<RequestHostDto[]>;
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
    const hosts = createLoader(deps, 'requests:hosts', (change) => {
      set((state) => ({ hosts: { ...state.hosts, ...change } }));
    });
    return {
      runs: NOTHING_LOADED,
      requests: NOTHING_LOADED,
      hosts: NOTHING_LOADED,
      async load() {
        await Promise.all([runs.load({ limit: RUNS_SHOWN }), requests.load({ limit: REQUESTS_SHOWN }), hosts.load({})]);
      },
    };
  });
}
