import { useEffect } from 'react';
import { Announcer } from './components/announcer';
import { ActivityPage } from './features/activity';
import { ExplanationPanel } from './features/explanation';
import { ExportDialog } from './features/export';
import { FirstRun } from './features/first-run';
import { InboxPage } from './features/inbox';
import { InstrumentPage } from './features/instrument';
import { MemoryPage } from './features/memory';
import { Sidebar, useRowOpening, useShortcuts } from './features/navigation';
import { CommandPalette, ShortcutSheet } from './features/palette';
import { OverlapPage } from './features/overlap';
import { SettingsPage } from './features/settings';
import { StatusNotices, TopBar } from './features/status';
import { StrategyPage } from './features/strategy-page';
import { TodayPage } from './features/today';
import { WatchNews } from './features/watch';
import { LanguageProvider, useWords } from './i18n/words';
import { useFocusOnPage } from './lib/use-passed-focus';
import type { Stores } from './stores';
import { StoresProvider, useFeature, useStores } from './stores-context';

/** True as long as there is nothing to show: no list of any strategy, and no prices or the first ones on their way. */
function useIsEmpty(): boolean {
  const { value: app, progress } = useFeature('status');
  const { value: strategies } = useFeature('strategies');
  if (strategies?.some((strategy) => strategy.asOf !== null)) return false;
  // Prices come in long before the first lists; until then a page of strategies would only say that it is empty.
  return app?.freshness.state === 'empty' || (strategies !== null && progress !== null);
}

function CurrentPage() {
  const { page } = useFeature('navigation');
  const isEmpty = useIsEmpty();
  if (isEmpty && (page === 'strategy' || page === 'today')) return <FirstRun />;
  switch (page) {
    case 'today':
      return <TodayPage />;
    case 'strategy':
      return (
        <div className="split">
          <StrategyPage />
          <ExplanationPanel />
        </div>
      );
    case 'instrument':
      return <InstrumentPage />;
    case 'overlap':
      return <OverlapPage />;
    case 'activity':
      return <ActivityPage />;
    case 'memory':
      return <MemoryPage />;
    case 'inbox':
      return <InboxPage />;
    case 'settings':
      return <SettingsPage />;
    case 'welcome':
      return <FirstRun />;
  }
}

function Frame() {
  const stores = useStores();
  const { text } = useWords();
  const { overlay, page, strategyId, orderbookId } = useFeature('navigation');
  useShortcuts(stores);
  useRowOpening(stores);
  useFocusOnPage(page === 'strategy' ? strategyId : `${page} ${orderbookId ?? ''}`);
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {text.app.skipToContent}
      </a>
      <Sidebar />
      <TopBar />
      <main id="content" tabIndex={-1}>
        <StatusNotices />
        <CurrentPage />
      </main>
      <Announcer />
      <WatchNews />
      {overlay === 'palette' ? <CommandPalette /> : null}
      {overlay === 'export' ? <ExportDialog /> : null}
      {overlay === 'shortcuts' ? <ShortcutSheet /> : null}
    </div>
  );
}

/** Language, theme and palette, on the document itself so that styles and screen readers follow. */
function Localized() {
  const { value: app } = useFeature('status');
  const { value: settings } = useFeature('settings');
  const language = app?.language ?? (navigator.language.startsWith('sv') ? 'sv' : 'en');
  const theme = settings?.theme ?? app?.theme ?? 'system';
  const palette = settings?.palette ?? 'green-red';
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = language;
    documentElement.dataset.theme = theme;
    documentElement.dataset.palette = palette;
  }, [language, theme, palette]);
  return (
    <LanguageProvider language={language}>
      <Frame />
    </LanguageProvider>
  );
}

export function App({ stores }: { readonly stores: Stores }) {
  return (
    <StoresProvider value={stores}>
      <Localized />
    </StoresProvider>
  );
}
