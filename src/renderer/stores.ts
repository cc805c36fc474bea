import type { Client } from './api/client';
import type { AppStateDto } from '@shared/dto/app';
import { createVariantsStore } from './features/variants/variants-store';
import type { Chosen } from './lib/chosen';
import { createActivityStore } from './features/activity/activity-store';
import { createCompareStore } from './features/compare/compare-store';
import { createElsewhereStore } from './features/explanation/elsewhere-store';
import { createExplanationStore } from './features/explanation/explanation-store';
import { createExportStore } from './features/export/export-store';
import { createInboxStore } from './features/inbox/inbox-store';
import { createInstrumentStore } from './features/instrument/instrument-store';
import { createMemoryStore } from './features/memory/memory-store';
import { createNavigationStore, type Page } from './features/navigation/navigation-store';
import { formatAddress, parseAddress } from './features/navigation/view-address';
import { createStorageStore } from './features/settings/storage-store';
import { createOverlapStore } from './features/overlap/overlap-store';
import { createSettingsStore } from './features/settings/settings-store';
import { createSignalsStore } from './features/signals/signals-store';
import { createRanksStore } from './features/signals/ranks-store';
import { createStatusStore } from './features/status/status-store';
import { createStrategiesStore } from './features/strategies/strategies-store';
import { createViewStore } from './features/strategy-page/view-store';
import { createTodayStore } from './features/today/today-store';
import { createWatchStore } from './features/watch/watch-store';

interface StoresOptions {
  readonly client: Client;
  readonly nowMs: () => number;
  /** The end of the page's address, which outlives the page: a new one shows what the old one showed. */
  readonly address?: { read(): string; write(hash: string): void };
}

/**
 * All stores of the window and the wires between them. A store knows only itself; what follows from what –
 * a chosen strategy loads its list, a finished run refreshes everything – is written here and nowhere else.
 */
export function createStores({ client, nowMs, address }: StoresOptions) {
  const deps = { client, nowMs };
  const startView = parseAddress(address?.read() ?? '');
  const stores = {
    client,
    nowMs,
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
    openInstrument,
    start,
  };

  function chosen(): Chosen {
    const { strategyId, paramsHash } = stores.navigation.getState();
    return { strategyId, paramsHash };
  }

  /** What the shown view of a page needs besides what the page always needs. */
  async function loadTab(page: Page): Promise<void> {
    const { tabs } = stores.navigation.getState();
    if (page === 'strategy' && tabs.strategy === 'portfolio') await stores.portfolio.getState().show(chosen());
    else if (page === 'strategy' && tabs.strategy === 'history') await stores.history.getState().show(chosen());
    else if (page === 'memory') await stores.memory.getState().choose(tabs.memory);
  }

  async function loadPage(page: Page): Promise<void> {
    const { signals, today, activity, memory, inbox, settings, strategies } = stores;
    if (page === 'strategy') await Promise.all([signals.getState().choose(chosen()), stores.variants.getState().show(chosen().strategyId), loadTab(page)]);
    else if (page === 'instrument') await loadInstrument();
    else if (page === 'today') await today.getState().load(listed(strategies.getState().value));
    else if (page === 'overlap') await Promise.all([stores.overlap.getState().load(), stores.compare.getState().refresh()]);
    else if (page === 'activity') await activity.getState().load();
    else if (page === 'memory') await memory.getState().load(stores.navigation.getState().tabs.memory);
    else if (page === 'inbox') await inbox.getState().load();
    else await settings.getState().load();
  }

  async function loadInstrument(): Promise<void> {
    const { orderbookId } = stores.navigation.getState();
    if (orderbookId !== null) await stores.instrument.getState().open(orderbookId);
  }

  /** What a finished run may have changed, asked again quietly; what the person has chosen stays. */
  async function refresh(): Promise<void> {
    await Promise.all([stores.status.getState().load(), stores.strategies.getState().load(), stores.explanation.getState().refresh()]);
    await loadPage(stores.navigation.getState().page);
  }

  /** What the window has beside every page. */
  async function loadBeside(): Promise<void> {
    await Promise.all([stores.watch.getState().load(), stores.inbox.getState().load()]);
  }

  /** Any instrument, in the strategy looked at last: why it is in, or what keeps it out. */
  function openInstrument(orderbookId: string, strategyId = stores.navigation.getState().strategyId): void {
    stores.navigation.getState().openStrategy(strategyId);
    stores.signals.getState().select(orderbookId);
    void stores.explanation.getState().open({ ...chosen(), instrument: orderbookId });
  }

  function writeAddress(): void {
    const { page, strategyId, orderbookId, paramsHash, tabs } = stores.navigation.getState();
    const { question } = stores.explanation.getState();
    const explained = question?.strategyId === strategyId ? question.instrument : null;
    address?.write(formatAddress({ page, strategyId, instrument: page === 'instrument' ? orderbookId : explained, paramsHash, tabs }));
  }

  /** Connects everything and asks for what the first paint needs. Returns how to take it apart. */
  function start(): () => void {
    const { navigation, status, signals, explanation, memory, settings, inbox, instrument } = stores;
    const undo = [
      navigation.subscribe(writeAddress),
      explanation.subscribe((now, before) => {
        if (now.question !== before.question) writeAddress();
        if (now.value !== before.value) stores.elsewhere.getState().show(now.value?.orderbookId ?? null);
      }),
      navigation.subscribe((now, before) => {
        const isOther = now.strategyId !== before.strategyId || now.paramsHash !== before.paramsHash;
        if (isOther) explanation.getState().close();
        if (before.page === 'instrument' && now.page !== 'instrument') stores.instrument.getState().close();
        // Whoever comes back looks for something else.
        if (before.page === 'settings' && now.page !== 'settings') settings.getState().find('');
        if (now.page !== before.page || isOther || now.orderbookId !== before.orderbookId) void loadPage(now.page);
        else if (now.tabs !== before.tabs) void loadTab(now.page);
      }),
      settings.subscribe(({ value }, before) => {
        // Notices are worded where they are read from.
        if (before.value !== null && value?.language !== before.value.language) void inbox.getState().load();
        // Once: from then on the page leads, and a stored answer may already be older than it.
        if (value !== null && before.value === null) instrument.getState().adoptLook(value.chart);
      }),
      instrument.subscribe(({ look }, before) => {
        if (look !== before.look && look !== settings.getState().value?.chart) void settings.getState().save({ chart: look });
      }),
      stores.variants.subscribe(({ value: sets, strategyId }) => {
        // A variant that an address names may have been removed since.
        const { paramsHash, strategyId: shown } = navigation.getState();
        if (paramsHash === null || sets === null || strategyId !== shown) return;
        if (!sets.some((set) => set.name !== null && set.paramsHash === paramsHash)) navigation.getState().chooseVariant(null);
      }),
      status.subscribe(({ value: now }, { value: before }) => {
        // The first sync has just given its answer: show a list, not a page about what changed since nothing.
        if (before?.freshness.state !== 'empty' || !now || now.freshness.state === 'empty' || isUnreadable(before)) return;
        const { page, strategyId } = navigation.getState();
        // Whoever has gone somewhere meanwhile stays there.
        if (page === 'today' || page === 'welcome') navigation.getState().openStrategy(strategyId);
        void settings.getState().save({ firstRunDone: true });
      }),
      client.on('app:state-changed', (state) => status.getState().stateChanged(state)),
      client.on('sync:progressed', (progress) => status.getState().progressed(progress)),
      client.on('signals:changed', () => void refresh().then(loadBeside)),
      client.on('memory:sampled', (sample) => memory.getState().sampled(sample)),
      client.on('settings:changed', (value) => settings.getState().changed(value)),
      client.on('notices:changed', ({ unread }) => {
        inbox.getState().unreadChanged(unread);
        if (navigation.getState().page === 'inbox' || navigation.getState().page === 'today') void inbox.getState().load();
      }),
      client.on('view:requested', ({ view, strategyId, orderbookId }) => {
        if (orderbookId !== undefined) navigation.getState().showInstrument(orderbookId);
        else if (strategyId === null) navigation.getState().show(view);
        else navigation.getState().openStrategy(strategyId);
      }),
    ];
    // Main answers one question after the other: what the first page is made of is asked first.
    void settings.getState().load();
    if (startView?.page === 'strategy' && startView.instrument) openInstrument(startView.instrument);
    const shown = refresh();
    void loadBeside();
    // The list that is looked at most is there when it is asked for; nothing waits for it.
    void shown.then(() => (signals.getState().question === null ? signals.getState().choose(chosen()) : undefined));
    return () => {
      for (const end of undo) end();
    };
  }

  return stores;
}

/** Empty only because nobody could look: a database being brought up to date or mended, or a disk without room. */
function isUnreadable({ recovery, storageFault }: AppStateDto): boolean {
  return recovery?.state === 'running' || recovery?.state === 'failed' || storageFault !== null;
}

/** The strategies that have published something. */
function listed(strategies: readonly { readonly strategyId: string; readonly asOf: string | null }[] | null): string[] {
  return (strategies ?? []).filter((strategy) => strategy.asOf !== null).map((strategy) => strategy.strategyId);
}

export type Stores = ReturnType<typeof createStores>;
