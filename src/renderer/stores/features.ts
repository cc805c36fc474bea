import type { Client } from '../api/client';
import { createVariantsStore } from '../features/variants/variants-store';
import { createActivityStore } from '../features/activity/activity-store';
import { createCompareStore } from '../features/compare/compare-store';
import { createElsewhereStore } from '../features/explanation/elsewhere-store';
import { createExplanationStore } from '../features/explanation/explanation-store';
import { createExportStore } from '../features/export/export-store';
import { createInboxStore } from '../features/inbox/inbox-store';
import { createInstrumentStore } from '../features/instrument/instrument-store';
import { createMemoryStore } from '../features/memory/memory-store';
import { createNavigationStore } from '../features/navigation/navigation-store';
import type { View } from '../features/navigation/view-address';
import { createStorageStore } from '../features/settings/storage-store';
import { createOverlapStore } from '../features/overlap/overlap-store';
import { createSettingsStore } from '../features/settings/settings-store';
import { createSignalsStore } from '../features/signals/signals-store';
import { createRanksStore } from '../features/signals/ranks-store';
import { createStatusStore } from '../features/status/status-store';
import { createStrategiesStore } from '../features/strategies/strategies-store';
import { createViewStore } from '../features/strategy-page/view-store';
import { createTodayStore } from '../features/today/today-store';
import { createWatchStore } from '../features/watch/watch-store';

interface FeatureDependencies {
  readonly client: Client;
  readonly nowMs: () => number;
}

/** One store for each feature of the window; none of them knows another. */
export function createFeatures(deps: FeatureDependencies, startView: View | null) {
  return {
    navigation: createNavigationStore(startView),
    status: createStatusStore(deps),
    strategies: createStrategiesStore(deps),
    signals: createSignalsStore(deps),
    ranks: createRanksStore(deps),
    variants: createVariantsStore(deps),
    portfolio: createViewStore(deps, 'portfolio:read'),
    history: createViewStore(deps, 'history:read'),
    explanation: createExplanationStore(deps),
    elsewhere: createElsewhereStore(deps),
    today: createTodayStore(deps),
    overlap: createOverlapStore(deps),
    compare: createCompareStore(deps),
    activity: createActivityStore(deps),
    memory: createMemoryStore(deps),
    settings: createSettingsStore(deps),
    inbox: createInboxStore(deps),
    exporting: createExportStore(deps),
    storage: createStorageStore(deps),
    instrument: createInstrumentStore(deps),
    watch: createWatchStore(deps),
  };
}

export type Features = ReturnType<typeof createFeatures>;
