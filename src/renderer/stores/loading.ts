import type { Page } from '../features/navigation/navigation-store';
import type { Chosen } from '../lib/chosen';
import type { Features } from './features';

/** The strategies that have published something. */
function listed(strategies: readonly { readonly strategyId: string; readonly asOf: string | null }[] | null): string[] {
  return (strategies ?? []).filter((strategy) => strategy.asOf !== null).map((strategy) => strategy.strategyId);
}

/** What each page, each of its tabs and the frame around them ask for when they are shown or a run has ended. */
export function createLoading(features: Features) {
  function chosen(): Chosen {
    const { strategyId, paramsHash } = features.navigation.getState();
    return { strategyId, paramsHash };
  }

  /** What the shown view of a page needs besides what the page always needs. */
  async function loadTab(page: Page): Promise<void> {
    const { tabs } = features.navigation.getState();
    if (page === 'strategy' && tabs.strategy === 'portfolio') await features.portfolio.getState().show(chosen());
    else if (page === 'strategy' && tabs.strategy === 'history') await features.history.getState().show(chosen());
    else if (page === 'memory') await features.memory.getState().choose(tabs.memory);
  }

  async function loadPage(page: Page): Promise<void> {
    const { signals, today, activity, memory, inbox, settings, strategies } = features;
    if (page === 'strategy') await Promise.all([signals.getState().choose(chosen()), features.variants.getState().show(chosen().strategyId), loadTab(page)]);
    else if (page === 'instrument') await loadInstrument();
    else if (page === 'today') await today.getState().load(listed(strategies.getState().value));
    else if (page === 'overlap') await Promise.all([features.overlap.getState().load(), features.compare.getState().refresh()]);
    else if (page === 'activity') await activity.getState().load();
    else if (page === 'memory') await memory.getState().load(features.navigation.getState().tabs.memory);
    else if (page === 'inbox') await inbox.getState().load();
    else await settings.getState().load();
  }

  async function loadInstrument(): Promise<void> {
    const { orderbookId } = features.navigation.getState();
    if (orderbookId !== null) await features.instrument.getState().open(orderbookId);
  }

  /** What a finished run may have changed, asked again quietly; what the person has chosen stays. */
  async function refresh(): Promise<void> {
    await Promise.all([features.status.getState().load(), features.strategies.getState().load(), features.explanation.getState().refresh()]);
    await loadPage(features.navigation.getState().page);
  }

  /** What the window has beside every page. */
  async function loadBeside(): Promise<void> {
    await Promise.all([features.watch.getState().load(), features.inbox.getState().load()]);
  }

  return { chosen, loadTab, loadPage, refresh, loadBeside };
}

export type Loading = ReturnType<typeof createLoading>;
