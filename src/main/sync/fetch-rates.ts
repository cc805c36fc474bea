import { isTradingDay } from '@core/calendar/stockholm-calendar';
import type { MarketDataClient } from '@core/domain/provider';
import { failure, type Failure } from '@core/errors';
import { cleanBars } from '@core/quality/clean-bars';
import { fail, ok, type Result } from '@core/result';
import { isNameOfPair, pairsOf, type CurrencyPair } from '@core/sync/currency-pairs';
import { planRates } from '@core/sync/plan';
import { epochDay, type EpochDay } from '@core/time/epoch-day';
import { createCurrencyNeedReader } from '../store/market/currency-needs';
import { createCurrencyRateReader, createCurrencyRateWriter, type DatedRate } from '../store/market/currency-rates';
import type { Writer } from '../store/file/connection';
import { isUnknown } from './fetch-instrument';
import type { Tally } from './tally';

export interface RateContext {
  readonly writer: Writer;
  readonly client: Pick<MarketDataClient, 'pairName' | 'pairBars'>;
  readonly session: EpochDay;
  readonly full: boolean;
  readonly tally: Pick<Tally, 'addFailure' | 'currenciesWithoutRate'>;
}

async function fetchPair({ client, session, full }: RateContext, pair: CurrencyPair, newest: EpochDay | null): Promise<Result<DatedRate[], Failure>> {
  if (full || newest === null) {
    const name = await client.pairName(pair.orderbookId);
    if (!name.ok) return name;
    if (!isNameOfPair(name.value, pair.currency)) return fail(failure('no-data', `The data source shows something else than ${pair.currency}/SEK.`));
  }
  const window = planRates(newest, session, full);
  const raw = await client.pairBars(pair.orderbookId, window.from, window.to);
  if (!raw.ok) return raw;
  const { bars } = cleanBars(raw.value, { isTradingDay, completeUpTo: session });
  return ok(Array.from(bars.date, (day, i) => ({ asOf: epochDay(day), sekPerUnit: bars.close[i]! })));
}

/**
 * Brings home what the currencies of the stored figures, dividends and prices were worth, one after the other. A pair
 * that the source does not know, or under whose id it shows something else, is no failure: what it would have converted
 * stays missing, and the run says of which currencies.
 * Cost: one request per currency that is needed; the first time its page and two for ten years.
 */
export async function fetchRates(context: RateContext): Promise<void> {
  const { writer, session, tally } = context;
  const reader = createCurrencyRateReader(writer);
  const rates = createCurrencyRateWriter(writer);
  const needed = createCurrencyNeedReader(writer).upTo(session);
  for (const pair of pairsOf(needed)) {
    const fetched = await fetchPair(context, pair, reader.newestDay(pair.currency));
    if (fetched.ok) rates.putRates(pair.currency, fetched.value);
    else if (fetched.failure.kind === 'cancelled') return;
    else if (!isUnknown(fetched)) tally.addFailure(pair.orderbookId, 'rates', fetched.failure);
  }
  const known = reader.on(session);
  tally.currenciesWithoutRate.push(...needed.filter((currency) => known[currency] === undefined));
}
