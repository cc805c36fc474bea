import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface Strategies extends Loaded<StrategySummaryDto[]> {
  load(): Promise<void>;
}

/** The catalogue with what its newest runs say. */
export function createStrategiesStore(deps: StoreDependencies): StoreApi<Strategies> {
  return createStore<Strategies>()((set) => {
    const loader = createLoader(deps, 'strategies:list', set);
    return { ...NOTHING_LOADED, load: () => loader.load({}) };
  });
}
