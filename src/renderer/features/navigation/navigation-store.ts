import { createStore, type StoreApi } from 'zustand/vanilla';

export const PAGES = ['today', 'strategy', 'instrument', 'overlap', 'activity', 'memory', 'inbox', 'settings', 'welcome'] as const;
export type Page = (typeof PAGES)[number];
/** The views of a page that has several, the first one first. */
export const PAGE_TABS = {
  strategy: ['ranking', 'portfolio', 'history', 'parameters'],
  overlap: ['matrix', 'pasted'],
  activity: ['runs', 'requests'],
  memory: ['live', 'day', 'month'],
} as const satisfies Partial<Record<Page, readonly string[]>>;
export type TabbedPage = keyof typeof PAGE_TABS;
export type TabOf<Of extends TabbedPage> = (typeof PAGE_TABS)[Of][number];
export type StrategyTab = TabOf<'strategy'>;
/** Which view each page shows. */
export type Tabs = { readonly [Of in TabbedPage]: TabOf<Of> };
export const FIRST_TABS: Tabs = { strategy: 'ranking', overlap: 'matrix', activity: 'runs', memory: 'live' };
/** Pages that are about one thing, which has to be named to open them. */
export type SubjectPage = 'strategy' | 'instrument';
export type Overlay = 'palette' | 'shortcuts' | 'export' | null;

/** A place one can come back to. */
export interface Location {
  readonly page: Page;
  /** The strategy that was looked at last; stays chosen while another page is shown. */
  readonly strategyId: string;
  /** The variant of it whose results are shown; null for the published parameters. */
  readonly paramsHash: string | null;
  /** The view of each page; another strategy is shown in the same view. */
  readonly tabs: Tabs;
  /** The share whose page was looked at last. */
  readonly orderbookId: string | null;
}

export interface Navigation extends Location {
  readonly overlay: Overlay;
  /** Where the person came from, the newest last, and what they went back from, the next one first. */
  readonly past: readonly Location[];
  readonly future: readonly Location[];
  /** What was just done, for those who see it and those who hear it; the number makes repeats news. */
  readonly announcement: { readonly text: string; readonly number: number } | null;
  show(page: Page): void;
  openStrategy(strategyId: string): void;
  chooseVariant(paramsHash: string | null): void;
  setTab<Of extends TabbedPage>(page: Of, tab: TabOf<Of>): void;
  /** The page of one share. */
  showInstrument(orderbookId: string): void;
  /** As in a browser; nothing happens at either end. */
  back(): void;
  forward(): void;
  setOverlay(overlay: Overlay): void;
  announce(text: string): void;
  clearAnnouncement(): void;
}

const FIRST_STRATEGY = 'sammansatt_momentum';
const KEPT_LOCATIONS = 50;

function locationOf({ page, strategyId, paramsHash, tabs, orderbookId }: Location): Location {
  return { page, strategyId, paramsHash, tabs, orderbookId };
}

function isSame(a: Location, b: Location): boolean {
  if (a.page !== b.page) return false;
  return a.page === 'strategy' ? a.strategyId === b.strategyId : a.page !== 'instrument' || a.orderbookId === b.orderbookId;
}

/** What is known of where a person was: of a strategy also its variant. */
export interface StartingPlace {
  readonly page: Page;
  readonly strategyId: string | null;
  readonly instrument: string | null;
  readonly paramsHash: string | null;
  readonly tabs: Tabs;
}

/** Where the person is; to begin with where they were, when that is known. */
export function createNavigationStore(start: StartingPlace | null = null): StoreApi<Navigation> {
  return createStore<Navigation>()((set) => {
    const goTo = (change: Partial<Location>): void => {
      set((state) => {
        const isOther = change.strategyId !== undefined && change.strategyId !== state.strategyId;
        // A variant belongs to its strategy.
        const next: Location = { ...locationOf(state), ...change, paramsHash: isOther ? null : state.paramsHash };
        if (isSame(state, next)) return { overlay: null };
        return { ...next, overlay: null, past: [...state.past, locationOf(state)].slice(-KEPT_LOCATIONS), future: [] };
      });
    };
    return {
      page: start?.page ?? 'today',
      strategyId: start?.strategyId ?? FIRST_STRATEGY,
      paramsHash: start?.paramsHash ?? null,
      tabs: start?.tabs ?? FIRST_TABS,
      orderbookId: start?.page === 'instrument' ? start.instrument : null,
      overlay: null,
      past: [],
      future: [],
      announcement: null,
      show: (page) => {
        goTo({ page });
      },
      openStrategy: (strategyId) => {
        goTo({ page: 'strategy', strategyId });
      },
      showInstrument: (orderbookId) => {
        goTo({ page: 'instrument', orderbookId });
      },
      chooseVariant: (paramsHash) => {
        set({ paramsHash });
      },
      setTab: (page, tab) => {
        set(({ tabs }) => ({ tabs: { ...tabs, [page]: tab } }));
      },
      back: () => {
        set((state) => {
          const last = state.past.at(-1);
          return last ? { ...last, overlay: null, past: state.past.slice(0, -1), future: [locationOf(state), ...state.future] } : {};
        });
      },
      forward: () => {
        set((state) => {
          const [next, ...future] = state.future;
          return next ? { ...next, overlay: null, past: [...state.past, locationOf(state)], future } : {};
        });
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
    };
  });
}
