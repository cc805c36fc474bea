import type { Client } from './api/client';
import { formatAddress, parseAddress } from './features/navigation/view-address';
import { createFeatures } from './stores/features';
import { createLoading } from './stores/loading';
import { listenToMain } from './stores/news';
import { wireFeatures } from './stores/wires';

interface StoresOptions {
  readonly client: Client;
  readonly nowMs: () => number;
  /** The end of the page's address, which outlives the page: a new one shows what the old one showed. */
  readonly address?: { read(): string; write(hash: string): void };
}

/**
 * All stores of the window and the wires between them. A store knows only itself; what follows from what –
 * a chosen strategy loads its list, a finished run refreshes everything – is written in `stores` and nowhere else.
 */
export function createStores({ client, nowMs, address }: StoresOptions) {
  const startView = parseAddress(address?.read() ?? '');
  const features = createFeatures({ client, nowMs }, startView);
  const loading = createLoading(features);
  const { chosen, refresh, loadBeside } = loading;

  /** Any instrument, in the strategy looked at last: why it is in, or what keeps it out. */
  function openInstrument(orderbookId: string, strategyId = features.navigation.getState().strategyId): void {
    features.navigation.getState().openStrategy(strategyId);
    features.signals.getState().select(orderbookId);
    void features.explanation.getState().open({ ...chosen(), instrument: orderbookId });
  }

  function writeAddress(): void {
    const { page, strategyId, orderbookId, paramsHash, tabs } = features.navigation.getState();
    const { question } = features.explanation.getState();
    const explained = question?.strategyId === strategyId ? question.instrument : null;
    address?.write(formatAddress({ page, strategyId, instrument: page === 'instrument' ? orderbookId : explained, paramsHash, tabs }));
  }

  /** Connects everything and asks for what the first paint needs. Returns how to take it apart. */
  function start(): () => void {
    const { settings, signals } = features;
    const undo = [...wireFeatures(features, loading, writeAddress), ...listenToMain(client, features, loading)];
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

  return { client, nowMs, ...features, openInstrument, start };
}

export type Stores = ReturnType<typeof createStores>;
