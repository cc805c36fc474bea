import { PAGES, STRATEGY_TABS, type Page, type StrategyTab } from './navigation-store';

/** What the window shows, as much of it as should survive the page's process and the window. */
export interface View {
  readonly page: Page;
  readonly strategyId: string | null;
  /** The instrument whose explanation is open, or whose page it is. */
  readonly instrument: string | null;
  /** Of a strategy: the variant that is looked at; null for the published parameters. */
  readonly paramsHash: string | null;
  /** Of a strategy: which of its views. */
  readonly tab: StrategyTab;
}

/**
 * The end of the page's address: `#strategy/momentum_12_1/5007`, `#strategy/momentum_12_1?tab=history&variant=…`,
 * `#instrument/5007`, `#memory`. What is as at the start is left out. Main hands it back to the next page.
 */
export function formatAddress({ page, strategyId, instrument, paramsHash, tab }: View): string {
  const subjects = page === 'strategy' ? [strategyId, strategyId === null ? null : instrument] : page === 'instrument' ? [instrument] : [];
  const path = [page, ...subjects.filter((part) => part !== null)].join('/');
  if (page !== 'strategy' || strategyId === null) return `#${path}`;
  const options = [...(tab === 'ranking' ? [] : [`tab=${tab}`]), ...(paramsHash === null ? [] : [`variant=${paramsHash}`])];
  return options.length === 0 ? `#${path}` : `#${path}?${options.join('&')}`;
}

function idOf(part: string | undefined): string | null {
  return part !== undefined && /^\w{1,64}$/.test(part) ? part : null;
}

/** Missing: null when the address names no page that there is, or the page of no share; an unknown tab or variant is left out. */
export function parseAddress(hash: string): View | null {
  const [path = '', options = ''] = hash.replace(/^#/, '').split('?');
  const [name, first, second] = path.split('/');
  const page = PAGES.find((known) => known === name);
  if (!page) return null;
  const plain = { paramsHash: null, tab: 'ranking' } as const;
  if (page === 'instrument') return idOf(first) === null ? null : { page, strategyId: null, instrument: idOf(first), ...plain };
  const strategyId = idOf(first);
  if (page !== 'strategy' || strategyId === null) return { page, strategyId, instrument: strategyId === null ? null : idOf(second), ...plain };
  const chosen = new URLSearchParams(options);
  const variant = chosen.get('variant');
  return {
    page,
    strategyId,
    instrument: idOf(second),
    paramsHash: variant !== null && /^[0-9a-f]{16}$/.test(variant) ? variant : null,
    tab: STRATEGY_TABS.find((known) => known === chosen.get('tab')) ?? 'ranking',
  };
}
