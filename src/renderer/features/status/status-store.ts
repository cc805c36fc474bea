import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppStateDto, Market } from '@shared/dto/app';
import type { FailureDto, SyncProgressDto } from '@shared/dto/sync';
import type { PauseAction } from '@shared/settings';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface Status extends Loaded<AppStateDto> {
  readonly progress: SyncProgressDto | null;
  /** Why the last request to start or cancel a sync was refused. */
  readonly refusal: FailureDto | null;
  load(): Promise<void>;
  stateChanged(state: AppStateDto): void;
  progressed(progress: SyncProgressDto): void;
  resync(): Promise<void>;
  cancel(): Promise<void>;
  pause(action: PauseAction): Promise<void>;
  /** The app quits and comes back on that market. */
  switchMarket(market: Market): Promise<void>;
  dismissRefusal(): void;
}

/** The app as a whole: how fresh its data are, and what it is doing about it. */
export function createStatusStore(deps: StoreDependencies): StoreApi<Status> {
  return createStore<Status>()((set) => {
    const loader = createLoader(deps, 'app:state', (change) => {
      // Main knows best whether a sync is running; progress between two states only refines it.
      set(change.value ? { ...change, progress: change.value.running } : change);
    });
    return {
      ...NOTHING_LOADED,
      progress: null,
      refusal: null,
      load: () => loader.load({}),
      stateChanged: loader.accept,
      progressed: (progress) => {
        set({ progress });
      },
      async resync() {
        const answer = await deps.client.call('sync:start', { full: false });
        set({ refusal: answer.ok ? null : answer.failure });
        await loader.load({});
      },
      async cancel() {
        const answer = await deps.client.call('sync:cancel', {});
        if (answer.ok) set((state) => ({ refusal: null, progress: state.progress && { ...state.progress, cancelling: true } }));
        else set({ refusal: answer.failure });
      },
      async pause(action) {
        const answer = await deps.client.call('sync:pause', { action });
        set({ refusal: answer.ok ? null : answer.failure });
      },
      async switchMarket(market) {
        const answer = await deps.client.call('app:switch-market', { market });
        set({ refusal: answer.ok ? null : answer.failure });
      },
      dismissRefusal: () => {
        set({ refusal: null });
      },
    };
  });
}
