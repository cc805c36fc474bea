import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CleanupDto, MemoryDto } from '@shared/dto/memory';
import type { FailureDto } from '@shared/dto/sync';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface MemorySample {
  readonly at: string;
  readonly totalBytes: number;
}

export interface Memory extends Loaded<MemoryDto> {
  /** Newest last; bounded, or the page about memory would itself grow. */
  readonly samples: readonly MemorySample[];
  readonly cleaning: boolean;
  readonly cleaned: CleanupDto | null;
  readonly refusal: FailureDto | null;
  load(): Promise<void>;
  sampled(sample: MemoryDto): void;
  clean(): Promise<void>;
}

const KEPT_SAMPLES = 240;

/** What the app takes of the computer's memory. */
export function createMemoryStore(deps: StoreDependencies): StoreApi<Memory> {
  return createStore<Memory>()((set) => {
    const loader = createLoader(deps, 'memory:read', (change) => {
      const { value } = change;
      if (!value) {
        set(change);
        return;
      }
      const sample = { at: value.at, totalBytes: value.totalPssBytes };
      set((state) => ({ ...change, samples: [...state.samples.slice(1 - KEPT_SAMPLES), sample] }));
    });
    return {
      ...NOTHING_LOADED,
      samples: [],
      cleaning: false,
      cleaned: null,
      refusal: null,
      load: () => loader.load({}),
      sampled: loader.accept,
      async clean() {
        set({ cleaning: true });
        const answer = await deps.client.call('memory:clean', {});
        set(answer.ok ? { cleaning: false, cleaned: answer.value, refusal: null } : { cleaning: false, refusal: answer.failure });
        await loader.load({});
      },
    };
  });
}
