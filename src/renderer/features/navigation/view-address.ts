import { PAGES, type Page } from './navigation-store';

/** What the window shows, as much of it as should survive the page's process and the window. */
export interface View {
  readonly page: Page;
  readonly strategyId: string | null;
  /** The instrument whose explanation is open. */
  readonly instrument: string | null;
}

/** The end of the page's address: `#strategy/momentum_12_1/5007`. Main hands it back to the next page. */
export function formatAddress({ page, strategyId, instrument }: View): string {
  const parts = page !== 'strategy' || strategyId === null ? [page] : instrument === null ? [page, strategyId] : [page, strategyId, instrument];
  return `#${parts.join('/')}`;
}

/** Missing: null when the address names no page that there is. */
export function parseAddress(hash: string): View | null {
  const [name, strategyId, instrument] = hash.replace(/^#/, '').split('/');
  const page = PAGES.find((known) => known === name);
  if (!page) return null;
  const isId = (part: string | undefined): part is string => part !== undefined && /^\w{1,64}$/.test(part);
  return { page, strategyId: isId(strategyId) ? strategyId : null, instrument: isId(strategyId) && isId(instrument) ? instrument : null };
}
