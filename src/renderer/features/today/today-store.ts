import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DiffDto } from '@shared/dto/signals';
import type { FailureDto } from '@shared/dto/sync';
import type { StoreDependencies } from '../../lib/loading';

export interface Today {
  /** What changed in each strategy since its set before, by strategy id. */
  readonly diffs: Readonly<Record<string, DiffDto>>;
  readonly failure: FailureDto | null;
  readonly pending: boolean;
  load(strategyIds: readonly string[]): Promise<void>;
}

/** What is new in all strategies at once. */
export function createTodayStore({ client }: StoreDependencies): StoreApi<Today> {
  let newest = 0;
  return createStore<Today>()((set) => ({
    diffs: {},
    failure: null,
    pending: false,
    async load(strategyIds) {
      newest += 1;
      const round = newest;
      set({ pending: true });
      const answers = await Promise.all(strategyIds.map((strategyId) => client.call('signals:diff', { strategyId })));
      if (round !== newest) return;
      const diffs = answers.flatMap((answer) => (answer.ok ? [[answer.value.strategyId, answer.value] as const] : []));
      // A strategy without a list has no changes either; that is no failure of this page.
      const failed = answers.find((answer) => !answer.ok && answer.failure.kind !== 'no-data');
      set((state) => ({
        diffs: { ...state.diffs, ...Object.fromEntries(diffs) },
        failure: failed && !failed.ok ? failed.failure : null,
        pending: false,
      }));
    },
  }));
}
