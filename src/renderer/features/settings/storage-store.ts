import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StorageDto, StorageFolder } from '@shared/dto/storage';
import type { FailureDto } from '@shared/dto/sync';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface Storage extends Loaded<StorageDto> {
  readonly copying: boolean;
  /** Why the newest copy was not made. */
  readonly refusal: FailureDto | null;
  load(): Promise<void>;
  openFolder(folder: StorageFolder): Promise<void>;
  /** True when the copy is written and checked. */
  backUp(): Promise<boolean>;
}

/** Where the data are, and the copies of them. */
export function createStorageStore(deps: StoreDependencies): StoreApi<Storage> {
  return createStore<Storage>()((set) => {
    const loader = createLoader(deps, 'storage:read', set);
    return {
      ...NOTHING_LOADED,
      copying: false,
      refusal: null,
      load: () => loader.load({}),
      async openFolder(folder) {
        await deps.client.call('storage:open-folder', { folder });
      },
      async backUp() {
        set({ copying: true, refusal: null });
        const answer = await deps.client.call('storage:back-up', {});
        set({ copying: false, refusal: answer.ok ? null : answer.failure });
        if (answer.ok) loader.accept(answer.value);
        return answer.ok;
      },
    };
  });
}
