import { createStore, type StoreApi } from 'zustand/vanilla';

export const PAGES = ['today', 'strategy', 'overlap', 'activity', 'memory', 'inbox', 'settings'] as const;
export type Page = (typeof PAGES)[number];
/** The views of one strategy. */
export type StrategyTab = 'ranking' | 'portfolio' | 'history' | 'parameters';
export type Overlay = 'palette' | 'shortcuts' | 'export' | null;

export interface Navigation {
  readonly page: Page;
  /** The strategy that was looked at last; stays chosen while another page is shown. */
  readonly strategyId: string;
  /** The variant of it whose results are shown; null for the published parameters. */
  readonly paramsHash: string | null;
  /** The view of it; another strategy is shown in the same view. */
  readonly tab: StrategyTab;
  readonly overlay: Overlay;
  /** What was just done, for those who see it and those who hear it; the number makes repeats news. */
  readonly announcement: { readonly text: string; readonly number: number } | null;
  show(page: Page): void;
  openStrategy(strategyId: string): void;
  chooseVariant(paramsHash: string | null): void;
  setTab(tab: StrategyTab): void;
  setOverlay(overlay: Overlay): void;
  announce(text: string): void;
  clearAnnouncement(): void;
}

const FIRST_STRATEGY = 'sammansatt_momentum';

/** Where the person is; to begin with where they were, when that is known. */
export function createNavigationStore(start: { readonly page: Page; readonly strategyId: string | null } | null = null): StoreApi<Navigation> {
  return createStore<Navigation>()((set) => ({
    page: start?.page ?? 'today',
    strategyId: start?.strategyId ?? FIRST_STRATEGY,
    paramsHash: null,
    tab: 'ranking',
    overlay: null,
    announcement: null,
    show: (page) => {
      set({ page, overlay: null });
    },
    openStrategy: (strategyId) => {
      set((state) => ({ page: 'strategy', strategyId, paramsHash: state.strategyId === strategyId ? state.paramsHash : null, overlay: null }));
    },
    chooseVariant: (paramsHash) => {
      set({ paramsHash });
    },
    setTab: (tab) => {
      set({ tab });
    },
    setOverlay: (overlay) => {
      set({ overlay });
    },
    announce: (text) => {
      set((state) => ({ announcement: { text, number: (state.announcement?.number ?? 0) + 1 } }));
    },
    clearAnnouncement: () => {
      set({ announcement: null });
    },
  }));
}
