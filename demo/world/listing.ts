/** The four lists of the Stockholm exchange that the demo market shows, with their sizes in lines. */
export interface MarketList {
  readonly code: string;
  readonly name: string;
  readonly marketPlaceCode: string;
  readonly marketPlaceName: string;
  readonly lines: number;
  /** First orderbook id and the step between ids: real ids have four to seven digits and gaps. */
  readonly firstId: number;
  readonly idStep: number;
}

export const LARGE_CAP = 0;
export const MID_CAP = 1;
export const SMALL_CAP = 2;
export const FIRST_NORTH = 3;
export type ListNumber = 0 | 1 | 2 | 3;

const EXCHANGE = { marketPlaceCode: 'XSTO', marketPlaceName: 'Stockholmsbörsen' };

export const MARKET_LISTS: readonly MarketList[] = [
  { code: 'se.xsto.large cap stockholm', name: 'Large Cap Stockholm', ...EXCHANGE, lines: 163, firstId: 5203, idStep: 11 },
  { code: 'se.xsto.mid cap stockholm', name: 'Mid Cap Stockholm', ...EXCHANGE, lines: 141, firstId: 31009, idStep: 17 },
  { code: 'se.xsto.small cap stockholm', name: 'Small Cap Stockholm', ...EXCHANGE, lines: 107, firstId: 420017, idStep: 23 },
  { code: 'se.fnse', name: 'First North Stockholm', marketPlaceCode: 'FNSE', marketPlaceName: 'First North Stockholm', lines: 330, firstId: 1_200_019, idStep: 37 },
];

export const INDEX_KINDS = ['omxs30', 'omxspi', 'usdsek', 'eursek'] as const;
export type IndexKind = (typeof INDEX_KINDS)[number];

export function isCurrencyPair({ kind }: DemoIndex): boolean {
  return kind === 'usdsek' || kind === 'eursek';
}

export interface DemoIndex {
  readonly orderbookId: string;
  readonly kind: IndexKind;
  readonly name: string;
  readonly ticker: string;
}

export const DEMO_INDICES: readonly DemoIndex[] = [
  { orderbookId: '19002', kind: 'omxs30', name: 'OMX Stockholm 30', ticker: 'OMXS30' },
  { orderbookId: '18988', kind: 'omxspi', name: 'OMX Stockholm PI', ticker: 'OMXSPI' },
  { orderbookId: '19000', kind: 'usdsek', name: 'USD/SEK', ticker: 'USD/SEK' },
  { orderbookId: '18998', kind: 'eursek', name: 'EUR/SEK', ticker: 'EUR/SEK' },
];
