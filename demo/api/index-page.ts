import { emptyBar } from '../world/prices';
import { isCurrencyPair, type DemoIndex } from '../world/listing';
import type { World } from '../world/world';
import { json, notFoundPage, type Endpoint } from './answer';
import { rounded, type Json } from './json';
import { marketPlace } from './market-place';
import { historicalClosingPrices, type CloseSeries } from './quote';

function indexSeries(world: World, index: DemoIndex): CloseSeries {
  const bar = emptyBar();
  return {
    firstSession: world.state.historyStart,
    closeOnOrBefore: (session) => {
      world.prices.readIndexBar(index, session, bar);
      return bar.close;
    },
  };
}

/** An index's page: like a stock's, with fewer figures. */
export function indexPage(world: World, index: DemoIndex): Json {
  const { today } = world.state;
  const bar = emptyBar();
  const series = indexSeries(world, index);
  const before = series.closeOnOrBefore(today - 1);
  world.prices.readIndexBar(index, today, bar);
  return {
    orderbookId: index.orderbookId,
    name: index.name,
    instrumentId: String(Number(index.orderbookId) + 160),
    sectors: [],
    tradable: 'NOT_TRADABLE',
    listing: { shortName: index.ticker, tickerSymbol: index.ticker, countryCode: 'SE', currency: 'SEK', marketPlaceCode: 'XSTO', marketPlaceName: 'Stockholmsbörsen', tickSizeListId: '0', marketTradesAvailable: false },
    marketPlace: marketPlace(world),
    historicalClosingPrices: historicalClosingPrices(world, series),
    keyIndicators: { numberOfOwners: 0, dividendsPerYear: 0 },
    quote: {
      last: bar.close,
      highest: bar.high,
      lowest: bar.low,
      change: rounded(bar.close - before, 4),
      changePercent: rounded((bar.close / before - 1) * 100, 2),
      timeOfLast: world.timeline.stampMs[today]! + 62_993_000,
      updated: world.timeline.stampMs[today]! + 64_800_000,
      isRealTime: false,
    },
    type: isCurrencyPair(index) ? 'TRADING_CURRENCY' : 'INDEX',
  };
}

const CONSTITUENTS = 30;

function constituents(world: World): Json[] {
  const largest = world.listed().filter(({ company, line }) => company.list === 0 && line === company.lines.at(-1));
  largest.sort((a, b) => world.marketCapSek(b.company) - world.marketCapSek(a.company));
  return largest.slice(0, CONSTITUENTS).map((listing) => {
    const last = world.closeOnOrBefore(listing, world.state.today);
    const before = world.closeOnOrBefore(listing, world.state.today - 1);
    return { name: world.nameOf(listing), countryCode: 'SE', orderbookId: listing.line.orderbookId, changePercent: rounded((last / before - 1) * 100, 2) };
  });
}

/** `GET /_api/market-index/{id}` */
export const marketIndex: Endpoint = ({ world }, request, id) => {
  const index = world.findIndex(id);
  if (index === null) return notFoundPage(request.path);
  const page = indexPage(world, index) as Record<string, Json>;
  return json(index.kind === 'omxs30' ? { ...page, constituents: constituents(world) } : page);
};

/** `GET /_api/market-index/{id}/constituents` */
export const indexConstituents: Endpoint = ({ world }, request, id) =>
  world.findIndex(id)?.kind === 'omxs30' ? json(constituents(world)) : notFoundPage(request.path);
