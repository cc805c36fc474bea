import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FailureDto } from '@shared/dto/sync';
import type { Settings, SettingsPatch } from '@shared/settings';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface SettingsState extends Loaded<Settings> {
  /** Why the last change was not stored; the control shows the stored value again. */
  readonly refusal: FailureDto | null;
  /** What the settings are searched for. */
  readonly query: string;
  find(query: string): void;
  load(): Promise<void>;
  changed(settings: Settings): void;
  /** True when the change is stored. */
  save(patch: SettingsPatch): Promise<boolean>;
}

/** Everything that can be set; each change is stored at once. */
export function createSettingsStore(deps: StoreDependencies): StoreApi<SettingsState> {
  return createStore<SettingsState>()((set) => {
    const loader = createLoader(deps, 'settings:read', set);
    return {
      ...NOTHING_LOADED,
      refusal: null,
      query: '',
      find: (query) => {
        set({ query });
      },
      load: () => loader.load({}),
      changed: loader.accept,
      async save(patch) {
        const answer = await deps.client.call('settings:write', patch);
        set({ refusal: answer.ok ? null : answer.failure });
        if (answer.ok) loader.accept(answer.value);
        return answer.ok;
      },
    };
  });
}
