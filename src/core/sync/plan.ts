import type { EpochDay } from '../time/epoch-day';

/** The lists that make up the universe; a row of the provider's list does not say where it came from. */
export const MARKET_PLACES = [
  'se.xsto.large cap stockholm',
  'se.xsto.mid cap stockholm',
  'se.xsto.small cap stockholm',
  'se.fnse',
] as const;

/** Indices that are followed beside the shares: their ids at the provider. */
export const INDEX_IDS = ['19002', '18988'] as const;

/** How much history a first sync asks for: ten years, as two answers hold them. Five years have 1,826 days or one more. */
const HISTORY_DAYS = 2 * 1826;
/** Stored bars that every sync reads again, so that corrections and new split bases are noticed. */
const OVERLAP_BARS = 15;
/** Days of stored exchange rates that every sync reads again. */
const OVERLAP_RATE_DAYS = 14;
/** Master data and yearly figures change with reports; between reports once a week is enough. */
const DETAILS_MAX_AGE_DAYS = 7;

export interface FetchWindow {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** The days a first or full fetch covers, the session included. */
export function fullWindow(session: EpochDay): FetchWindow {
  return { from: (session - HISTORY_DAYS + 1) as EpochDay, to: session };
}

/**
 * The days of bars to ask for: everything when nothing is stored or `full` is set, else from the
 * fifteenth-newest stored bar on. Never empty, because the overlap is how corrections are found.
 */
export function planBars(newestDates: Int32Array, session: EpochDay, full: boolean): FetchWindow {
  if (full || newestDates.length === 0) return fullWindow(session);
  const first = newestDates[Math.max(0, newestDates.length - OVERLAP_BARS)]!;
  return { from: Math.min(first, session) as EpochDay, to: session };
}

/** Which days of a currency's rates to ask for: the newest ones again, as with bars; ten years when none is stored. */
export function planRates(newest: EpochDay | null, session: EpochDay, full: boolean): FetchWindow {
  if (full || newest === null) return fullWindow(session);
  return { from: Math.min(newest - OVERLAP_RATE_DAYS, session) as EpochDay, to: session };
}

export function isDue(readOn: EpochDay | null, session: EpochDay, reportChanged: boolean, full: boolean): boolean {
  return full || reportChanged || readOn === null || session - readOn >= DETAILS_MAX_AGE_DAYS;
}

/**
 * Whether a list may be believed. A provider that suddenly shows less than half of what it showed is
 * broken or has changed; marking the rest as delisted would be worse than waiting a day.
 */
export function isPlausibleList(storedCount: number, listedCount: number): boolean {
  return listedCount > 0 && listedCount * 2 >= storedCount;
}

/** What a list is called when a stock's own page does not say. */
const LIST_NAMES: Readonly<Record<string, string>> = {
  'se.xsto.large cap stockholm': 'Large Cap Stockholm',
  'se.xsto.mid cap stockholm': 'Mid Cap Stockholm',
  'se.xsto.small cap stockholm': 'Small Cap Stockholm',
  'se.fnse': 'First North Sweden',
};

export function listNameOf(marketPlace: string | null): string | null {
  return marketPlace === null ? null : (LIST_NAMES[marketPlace] ?? marketPlace);
}
