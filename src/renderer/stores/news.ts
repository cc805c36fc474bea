import type { Client } from '../api/client';
import type { Features } from './features';
import type { Loading } from './loading';

/** Takes what main tells by itself to the features it concerns. Returns how to stop listening. */
export function listenToMain(client: Client, { navigation, status, memory, settings, inbox }: Features, { refresh, loadBeside }: Loading): (() => void)[] {
  return [
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
}
