import { FIRST_TABS, PAGE_TABS, PAGES, type Page, type TabbedPage, type Tabs } from './navigation-store';

/** What the window shows, as much of it as should survive the page's process and the window. */
export interface View {
  readonly page: Page;
  readonly strategyId: string | null;
  /** The instrument whose explanation is open, or whose page it is. */
  readonly instrument: string | null;
  /** Of a strategy: the variant that is looked at; null for the published parameters. */
  readonly paramsHash: string | null;
  /** Which of its views the page shows; the other pages' are as at the start. */
  readonly tabs: Tabs;
}

function hasTabs(page: Page): page is TabbedPage {
  return page in PAGE_TABS;
}

/**
 * The end of the page's address: `#strategy/momentum_12_1/5007`, `#strategy/momentum_12_1?tab=history&variant=…`,
 * `#instrument/5007`, `#overlap?tab=pasted`. What is as at the start is left out. Main hands it back to the next page.
 */
export function formatAddress({ page, strategyId, instrument, paramsHash, tabs }: View): string {
  const subjects = page === 'strategy' ? [strategyId, strategyId === null ? null : instrument] : page === 'instrument' ? [instrument] : [];
  const path = [page, ...subjects.filter((part) => part !== null)].join('/');
  const tab = hasTabs(page) && tabs[page] !== FIRST_TABS[page] ? [`tab=${tabs[page]}`] : [];
  const options = page === 'strategy' && strategyId !== null && paramsHash !== null ? [...tab, `variant=${paramsHash}`] : tab;
  return options.length === 0 ? `#${path}` : `#${path}?${options.join('&')}`;
}

function idOf(part: string | undefined): string | null {
  return part !== undefined && /^\w{1,64}$/.test(part) ? part : null;
}

function tabsOf(page: Page, wanted: string | null): Tabs {
  const tab = hasTabs(page) ? PAGE_TABS[page].find((known) => known === wanted) : undefined;
  return tab === undefined ? FIRST_TABS : { ...FIRST_TABS, [page]: tab };
}

/** Missing: null when the address names no page that there is, or the page of no share; an unknown tab or variant is left out. */
export function parseAddress(hash: string): View | null {
  const [path = '', options = ''] = hash.replace(/^#/, '').split('?');
  const [name, first, second] = path.split('/');
  const page = PAGES.find((known) => known === name);
  if (!page) return null;
  const chosen = new URLSearchParams(options);
  const tabs = tabsOf(page, chosen.get('tab'));
  if (page === 'instrument') return idOf(first) === null ? null : { page, strategyId: null, instrument: idOf(first), paramsHash: null, tabs };
  const strategyId = idOf(first);
  const instrument = strategyId === null ? null : idOf(second);
  const variant = page === 'strategy' && strategyId !== null ? chosen.get('variant') : null;
  return { page, strategyId, instrument, paramsHash: variant !== null && /^[0-9a-f]{16}$/.test(variant) ? variant : null, tabs };
}
