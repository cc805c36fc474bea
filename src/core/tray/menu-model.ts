export type TrayIcon = 'fresh' | 'working' | 'late' | 'failed' | 'news';

export interface TrayState {
  readonly language: 'sv' | 'en';
  readonly demo: boolean;
  readonly freshness: 'fresh' | 'partial' | 'late' | 'stale' | 'empty';
  /** The close of the newest session with prices, already formatted, e.g. `i dag 17:30`. */
  readonly newestBar: string | null;
  /** How many of the followed shares have a price of that session. */
  readonly coverage: { readonly current: number; readonly listed: number } | null;
  readonly newSignals: number;
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly lastRunFailed: boolean;
  /** Already formatted for people, e.g. `i dag 17:55`. */
  readonly nextRun: string | null;
  /** When automatic runs begin again, already formatted, or `for-good`; null while nothing is paused. */
  readonly pause: string | null;
}

export type TrayAction = 'open' | 'today' | 'resync' | 'cancel' | 'pause-hour' | 'pause-tomorrow' | 'pause-for-good' | 'resume' | 'settings' | 'quit';

export type TrayItem =
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'action'; readonly action: TrayAction; readonly label: string }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

export interface TrayModel {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

const WORDS = {
  sv: {
    upTo: (day: string, coverage: string) => `Kurser t.o.m. ${day}${coverage}`,
    coverage: (current: number, listed: number) => ` · ${String(current)} av ${String(listed)}`,
    empty: 'Inga kurser hämtade än',
    partial: 'En del kurser är inte dagsfärska',
    late: 'Kurserna är inte dagsfärska',
    signals: (count: number) => (count === 1 ? '1 ny signal' : `${String(count)} nya signaler`),
    running: (done: number, total: number) => `Synkar ${String(done)} av ${String(total)}`,
    failed: 'Senaste synkningen misslyckades',
    next: (when: string) => `Nästa synkning ${when}`,
    demo: 'Demodata',
    open: 'Öppna Kursvakt',
    resync: 'Synka nu',
    cancel: 'Avbryt synkningen',
    settings: 'Inställningar',
    quit: 'Avsluta',
    pause: 'Pausa automatisk synkning',
    'pause-hour': 'En timme',
    'pause-tomorrow': 'Till i morgon',
    'pause-for-good': 'Tills vidare',
    resume: 'Återuppta automatisk synkning',
    pausedUntil: (when: string) => `Pausad till ${when}`,
    pausedForGood: 'Automatisk synkning är pausad tills vidare',
  },
  en: {
    upTo: (day: string, coverage: string) => `Prices up to ${day}${coverage}`,
    coverage: (current: number, listed: number) => ` · ${String(current)} of ${String(listed)}`,
    empty: 'No prices fetched yet',
    partial: 'Some prices are not of the newest session',
    late: 'Prices are not of the newest session',
    signals: (count: number) => (count === 1 ? '1 new signal' : `${String(count)} new signals`),
    running: (done: number, total: number) => `Syncing ${String(done)} of ${String(total)}`,
    failed: 'The last sync failed',
    next: (when: string) => `Next sync ${when}`,
    demo: 'Demo data',
    open: 'Open Kursvakt',
    resync: 'Sync now',
    cancel: 'Cancel the sync',
    settings: 'Settings',
    quit: 'Quit',
    pause: 'Pause automatic syncs',
    'pause-hour': 'For an hour',
    'pause-tomorrow': 'Till tomorrow',
    'pause-for-good': 'For good',
    resume: 'Resume automatic syncs',
    pausedUntil: (when: string) => `Paused until ${when}`,
    pausedForGood: 'Automatic syncs are paused for good',
  },
} as const;

function iconOf(state: TrayState): TrayIcon {
  if (state.running) return 'working';
  if (state.lastRunFailed) return 'failed';
  if (state.freshness !== 'fresh') return 'late';
  return state.newSignals > 0 ? 'news' : 'fresh';
}

/** Why the icon is not the fresh one; an empty store has its own line. */
function ageLine(freshness: TrayState['freshness'], words: { readonly partial: string; readonly late: string }): string | null {
  if (freshness === 'partial') return words.partial;
  return freshness === 'late' || freshness === 'stale' ? words.late : null;
}

/** The whole menu from the state, every time: nothing is patched, so nothing can be forgotten. */
export function trayModel(state: TrayState): TrayModel {
  const words = WORDS[state.language];
  const lines = [
    state.demo ? words.demo : null,
    state.newestBar === null ? words.empty : words.upTo(state.newestBar, state.coverage === null ? '' : words.coverage(state.coverage.current, state.coverage.listed)),
    ageLine(state.freshness, words),
    state.running ? words.running(state.running.done, state.running.total) : null,
    state.lastRunFailed && !state.running ? words.failed : null,
    state.pause === null ? null : state.pause === 'for-good' ? words.pausedForGood : words.pausedUntil(state.pause),
    state.nextRun === null ? null : words.next(state.nextRun),
  ].filter((line) => line !== null);
  const action = (name: Exclude<TrayAction, 'today'>): TrayItem => ({ kind: 'action', action: name, label: words[name] });
  const news = state.newSignals > 0 ? [words.signals(state.newSignals)] : [];
  const pause: TrayItem =
    state.pause === null
      ? { kind: 'submenu', label: words.pause, items: [action('pause-hour'), action('pause-tomorrow'), action('pause-for-good')] }
      : action('resume');
  return {
    icon: iconOf(state),
    tooltip: ['Kursvakt', ...lines.slice(0, 3), ...news].join('\n'),
    items: [
      ...lines.map((label): TrayItem => ({ kind: 'text', label })),
      ...news.map((label): TrayItem => ({ kind: 'action', action: 'today', label })),
      { kind: 'separator' },
      action(state.running ? 'cancel' : 'resync'),
      pause,
      { kind: 'separator' },
      action('open'),
      action('settings'),
      { kind: 'separator' },
      action('quit'),
    ],
  };
}
