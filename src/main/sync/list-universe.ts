import type { Instrument } from '@core/domain/instrument';
import type { MarketDataClient } from '@core/domain/provider';
import { failure, type Failure } from '@core/errors';
import { isPlausibleList, MARKET_PLACES } from '@core/sync/plan';
import type { ListedOn } from './target';

export interface ListedUniverse {
  /** Lists that answered and may be believed. */
  readonly lists: readonly ListedOn[];
  readonly failures: readonly { readonly marketPlace: string; readonly failure: Failure }[];
}

function storedOn(marketPlace: string, stored: readonly Instrument[]): Instrument[] {
  return stored.filter((line) => line.marketPlace === marketPlace && line.status === 'listed');
}

/** What a list held when it last answered: the lines stay in the run, only changes of the list are missed. */
function rememberedList(marketPlace: string, stored: readonly Instrument[]): ListedOn {
  return {
    marketPlace,
    stocks: storedOn(marketPlace, stored).map((line) => ({
      orderbookId: line.orderbookId,
      companyId: line.companyId,
      type: line.type,
      name: line.name,
      ticker: line.ticker,
      currency: line.currency,
      countryCode: line.countryCode,
    })),
  };
}

function implausible(marketPlace: string, before: number, now: number): Failure {
  const found = before === 0 ? 'is empty' : `has shrunk from ${String(before)} to ${String(now)} lines`;
  return failure('quality', `The list ${marketPlace} ${found}; it was not used.`, { remedy: 'Look at it in the browser; if it is like that there too, update Kursvakt.' });
}

/** Asks for all lists; one that fails or has shrunk beyond belief is replaced by what is remembered of it. */
export async function listUniverse(
  client: Pick<MarketDataClient, 'listStocks'>,
  stored: readonly Instrument[],
  onList: (failed: boolean) => void,
): Promise<ListedUniverse> {
  const lists: ListedOn[] = [];
  const failures: { marketPlace: string; failure: Failure }[] = [];
  for (const marketPlace of MARKET_PLACES) {
    const answer = await client.listStocks(marketPlace);
    const before = storedOn(marketPlace, stored).length;
    if (answer.ok && isPlausibleList(before, answer.value.length)) {
      lists.push({ marketPlace, stocks: answer.value });
      onList(false);
      continue;
    }
    failures.push({ marketPlace, failure: answer.ok ? implausible(marketPlace, before, answer.value.length) : answer.failure });
    lists.push(rememberedList(marketPlace, stored));
    onList(true);
  }
  return { lists, failures };
}

/** Stored shares that were on a list and that none names any more. */
export function missingFrom(lists: readonly ListedOn[], stored: readonly Instrument[]): Instrument[] {
  const listed = new Set(lists.flatMap((list) => list.stocks.map((stock) => stock.orderbookId)));
  return stored.filter((line) => line.marketPlace !== null && line.status === 'listed' && !listed.has(line.orderbookId));
}
