import { instrumentId, type InstrumentId } from '../domain/instrument';

/** What the data source shows of a currency: an instrument whose price is what one unit costs in kronor. */
export interface CurrencyPair {
  readonly currency: string;
  readonly orderbookId: InstrumentId;
}

/** Under which ids, as public clients use them; for other currencies the records disagree, and none is asked for. */
const PAIRS: readonly CurrencyPair[] = [
  { currency: 'EUR', orderbookId: instrumentId('18998') },
  { currency: 'USD', orderbookId: instrumentId('19000') },
];

export function pairsOf(currencies: readonly string[]): CurrencyPair[] {
  return PAIRS.filter(({ currency }) => currencies.includes(currency));
}

/** Whether a page is that of the pair, by its name: an id that has come to mean something else must not become a rate. */
export function isNameOfPair(name: string, currency: string): boolean {
  return new RegExp(`\\b${currency}\\W*SEK\\b`, 'i').test(name);
}
