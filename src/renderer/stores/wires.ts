import type { AppStateDto } from '@shared/dto/app';
import type { Features } from './features';
import type { Loading } from './loading';

type EndWire = () => void;

/** Empty only because nobody could look: a database being brought up to date or mended, or a disk without room. */
function isUnreadable({ recovery, storageFault }: AppStateDto): boolean {
  return recovery?.state === 'running' || recovery?.state === 'failed' || storageFault !== null;
}

/** What follows in one feature from what happens in another. Returns how to undo each wire. */
export function wireFeatures(features: Features, { loadPage, loadTab }: Loading, writeAddress: () => void): EndWire[] {
  const { navigation, status, explanation, elsewhere, variants, settings, inbox, instrument } = features;
  return [
    navigation.subscribe(writeAddress),
    explanation.subscribe((now, before) => {
      if (now.question !== before.question) writeAddress();
      if (now.value !== before.value) elsewhere.getState().show(now.value?.orderbookId ?? null);
    }),
    navigation.subscribe((now, before) => {
      const isOther = now.strategyId !== before.strategyId || now.paramsHash !== before.paramsHash;
      if (isOther) explanation.getState().close();
      if (before.page === 'instrument' && now.page !== 'instrument') instrument.getState().close();
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
    variants.subscribe(({ value: sets, strategyId }) => {
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
  ];
}
