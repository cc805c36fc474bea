import type { Market } from '@core/domain/market';
import { DAILY_COLUMN_NAMES } from '@core/domain/price';
import { STALE_DAYS } from '@core/factors/as-of';
import { claimFreely, type ClaimBytes } from '@core/memory/byte-budget';
import { epochDay, parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import { createPriceBlockReader } from '../prices/price-block-reader';
import { createPriceReader } from '../prices/price-reader';
import { createWatchReader } from '../records/watchlist';
import { createCurrencyRateReader } from './currency-rates';
import { createDividendReader } from './dividends';
import { createFigureReader } from './figures';
import { createInstrumentReader } from './instruments';
import { createPastFigureReader } from './past-figures';
import { createYearlyReader } from './yearly-points';

export interface MarketReader {
  /**
   * Everything that a computation for `asOf` may look at, as it was known on that day.
   * The bars come from a buffer that the next read overwrites.
   * Cost: a few statements per instrument; bars are read only when the computation asks for them.
   */
  readMarket(asOf: EpochDay): Market;
}

export function createMarketReader(reader: Reader, claimBytes: ClaimBytes = claimFreely): MarketReader {
  const instruments = createInstrumentReader(reader);
  const figures = createFigureReader(reader);
  const past = createPastFigureReader(reader);
  const yearly = createYearlyReader(reader);
  const rates = createCurrencyRateReader(reader);
  const dividends = createDividendReader(reader, rates);
  const prices = createPriceReader(reader, claimBytes);
  const blocks = createPriceBlockReader(reader, claimBytes);
  const watch = createWatchReader(reader);

  function readCapProxy(orderbookId: string): Market['capProxy'][number] {
    const first = past.firstCapital(orderbookId);
    if (first === null || first.marketCapital <= 0) return null;
    const day = parseIsoDate(first.asOf);
    const rate = rates.of(first.currency, day);
    if (Number.isNaN(rate)) return null;
    const bars = prices.read(orderbookId, day);
    const last = bars.date.length - 1;
    if (last < 0 || day - bars.date[last]! > STALE_DAYS) return null;
    return { marketCapSek: first.marketCapital * rate, day, closeThen: bars.close[last]! };
  }

  return {
    readMarket(asOf) {
      const listed = instruments.all();
      const ids = listed.map((instrument) => instrument.orderbookId);
      const snapshotDays = { from: toIsoDate(epochDay(asOf - STALE_DAYS)), upTo: toIsoDate(asOf) };
      const firstSnapshot = past.firstDay();
      // The proxy scales a figure back in time; from the first snapshot on there are real figures.
      const needsProxy = firstSnapshot !== null && asOf < firstSnapshot;
      const dividendsOf = dividends.upTo(asOf);
      return {
        asOf,
        instruments: listed,
        bars: {
          forEach: (upTo, visit) => {
            blocks.forEach(ids, { upTo, columns: DAILY_COLUMN_NAMES }, visit);
          },
        },
        snapshots: ids.map((id) => figures.newest(id, snapshotDays)),
        grossMarginYearAgo: ids.map((id) => past.marginYearAgo(id, asOf)),
        yearly: ids.map(yearly.knownOn(asOf)),
        dividends: listed.map(({ orderbookId, currency }) => dividendsOf(orderbookId, currency)),
        sekPerUnit: rates.on(asOf),
        firstSnapshot,
        capProxy: ids.map((id) => (needsProxy ? readCapProxy(id) : null)),
        watchlist: new Set(watch.all()),
      };
    },
  };
}
