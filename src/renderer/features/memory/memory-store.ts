import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CleanupDto, MemoryDto, MemoryHistoryDto } from '@shared/dto/memory';
import type { FailureDto } from '@shared/dto/sync';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface MemorySample {
  readonly at: string;
  readonly totalBytes: number;
}

/** What the curve covers: since the page was opened, or what the app has kept. */
export type Range = 'live' | MemoryHistoryDto['range'];

export interface Memory extends Loaded<MemoryDto> {
  /** Newest last; bounded, or the page about memory would itself grow. */
  readonly samples: readonly MemorySample[];
  /** What the app has kept; null before the first answer. */
  readonly history: MemoryHistoryDto | null;
  readonly cleaning: boolean;
  readonly cleaned: CleanupDto | null;
  readonly refusal: FailureDto | null;
  load(range: Range): Promise<void>;
  /** Asks for what was kept of another time than before. */
  choose(range: Range): Promise<void>;
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
    const historyLoader = createLoader(deps, 'memory:history', ({ value }) => {
      // Without an answer the curve that is there stays.
      if (value) set({ history: value });
    });
    let kept: MemoryHistoryDto['range'] = 'day';
    const loadHistory = (): Promise<void> => historyLoader.load({ range: kept });
    return {
      ...NOTHING_LOADED,
      samples: [],
      history: null,
      cleaning: false,
      cleaned: null,
      refusal: null,
      async load(range) {
        kept = range === 'month' ? 'month' : 'day';
        await Promise.all([loader.load({}), loadHistory()]);
      },
      async choose(range) {
        kept = range === 'month' ? 'month' : 'day';
        if (range !== 'live') await loadHistory();
      },
      sampled: loader.accept,
      async clean() {
        set({ cleaning: true });
        const answer = await deps.client.call('memory:clean', {});
        set(answer.ok ? { cleaning: false, cleaned: answer.value, refusal: null } : { cleaning: false, refusal: answer.failure });
        await Promise.all([loader.load({}), loadHistory()]);
      },
    };
  });
}
