import { PAGES, type Page } from './navigation-store';

/** What the window shows, as much of it as should survive the page's process and the window. */
export interface View {
  readonly page: Page;
  readonly strategyId: string | null;
  /** The instrument whose explanation is open, or whose page it is. */
  readonly instrument: string | null;
}

/**
 * The end of the page's address: `#strategy/momentum_12_1/5007`, `#instrument/5007`, `#memory`. Main hands it back to
 * the next page.
 */
export function formatAddress({ page, strategyId, instrument }: View): string {
  const subjects = page === 'strategy' ? [strategyId, strategyId === null ? null : instrument] : page === 'instrument' ? [instrument] : [];
  return `#${[page, ...subjects.filter((part) => part !== null)].join('/')}`;
}

function idOf(part: string | undefined): string | null {
  return part !== undefined && /^\w{1,64}$/.test(part) ? part : null;
}

/** Missing: null when the address names no page that there is, or the page of no share. */
export function parseAddress(hash: string): View | null {
  const [name, first, second] = hash.replace(/^#/, '').split('/');
  const page = PAGES.find((known) => known === name);
  if (!page) return null;
  if (page === 'instrument') return idOf(first) === null ? null : { page, strategyId: null, instrument: idOf(first) };
  const strategyId = idOf(first);
  return { page, strategyId, instrument: strategyId === null ? null : idOf(second) };
}
