import { toIsoDate } from '@core/time/epoch-day';
import { isSteady, type Listing, type World } from '../world/world';
import { SEK_PER_UNIT } from '../world/figures';
import { ownersOf, shortRatio, statedVolatility, type KeyFigures, type ReportDate } from '../world/key-figures';
import type { DividendEvent } from '../world/dividends';
import { json, notFoundPage, type ApiContext, type Answer, type Endpoint } from './answer';
import { indexPage } from './index-page';
import { rounded, scientific, twoDecimals, type Json } from './json';
import { marketPlace } from './market-place';
import { historicalClosingPrices, quoteOf, seriesOf } from './quote';

/** The newest decided yearly dividend of a line in relation to its price. NaN without one. */
export interface DirectYield {
  readonly ordinary: number;
  readonly total: number;
  readonly perShare: number;
}

export function directYield(world: World, listing: Listing): DirectYield {
  const today = world.today();
  const past = world.dividends(listing).filter((event) => event.exDay <= today && event.exDay > today - 400);
  const newest = past.at(-1);
  if (newest === undefined) return { ordinary: Number.NaN, total: Number.NaN, perShare: Number.NaN };
  // One year's payments, whatever the calendar does to the days: as many as the line pays in a year.
  const perYear = isSteady(listing.line) ? 4 : listing.company.dividendsPerYear;
  const ordinary = past.filter((event) => event.type === 'ORDINARY').slice(-perYear);
  const extra = past.filter((event) => event.type === 'EXTRA' && event.exDay > today - 365);
  const sum = (events: readonly DividendEvent[]): number => events.reduce((total, event) => total + event.amount, 0);
  const perUnit = (currency: string): number => (currency === 'USD' || currency === 'EUR' ? SEK_PER_UNIT[currency] : 1);
  const close = world.closeOnOrBefore(listing, world.state.today);
  const price = (close * perUnit(listing.line.currency)) / perUnit(newest.currency);
  const perShare = sum(ordinary);
  return { ordinary: rounded(perShare / price, 4), total: rounded((perShare + sum(extra)) / price, 4), perShare };
}

function reportJson(report: ReportDate, isConfirmed: boolean): Json {
  return { date: toIsoDate(report.day), reportType: report.type, isConfirmed };
}

function money(value: number, currency: string, decimals: number): Json {
  return { value: rounded(value, decimals), currency };
}

function latestDividend(world: World, listing: Listing): Json {
  const today = world.today();
  const events = world.dividends(listing);
  const event = events.find((candidate) => candidate.exDay > today) ?? events.at(-1);
  if (event === undefined) return undefined;
  return {
    exDate: toIsoDate(event.exDay),
    paymentDate: event.paymentDay === null ? undefined : toIsoDate(event.paymentDay),
    amount: event.amount,
    currencyCode: event.currency,
    exDateStatus: event.exDay > today ? 'FUTURE' : 'HISTORICAL',
  };
}

function reportedFigures(world: World, listing: Listing, figures: KeyFigures): { readonly [key: string]: Json } {
  const { company } = listing;
  const { ratios, trailing } = figures;
  const { netDebtEbitdaRatio: _onlyInLists, ...shown } = ratios;
  const currency = company.reportCurrency;
  return {
    reportDate: toIsoDate(figures.previousReport.day),
    ...shown,
    marketCapital: { value: scientific(Math.round(world.marketCapSek(company))), currency: 'SEK' },
    equityPerShare: money(trailing.perShare.equity, currency, 4),
    turnoverPerShare: trailing.sales > 0 ? money(trailing.perShare.turnover, currency, 4) : undefined,
    earningsPerShare: money(trailing.perShare.earnings, currency, 4),
    operatingCashFlow: { value: scientific(trailing.operatingCashFlow), currency },
    previousReport: reportJson(figures.previousReport, true),
    nextReport: reportJson(figures.nextReport, figures.nextReport.day - world.today() < 60),
  };
}

function keyIndicators(world: World, listing: Listing): Json {
  const { company, line } = listing;
  const today = world.today();
  const figures = world.keyFigures(company);
  const numberOfOwners = ownersOf(world.seed, line.serial, ownCapSek(world, listing), today);
  const common = { numberOfOwners, shortSellingRatio: shortRatio(world.seed, company, today) || undefined };
  if (figures === null) return common;
  const yields = directYield(world, listing);
  return {
    ...common,
    volatility: statedVolatility(company),
    beta: rounded(company.beta, 2),
    directYield: yields.ordinary,
    ordinaryDirectYield: yields.ordinary,
    totalDirectYield: yields.total,
    dividend: latestDividend(world, listing),
    dividendsPerYear: Number.isNaN(yields.ordinary) ? undefined : isSteady(line) ? 4 : company.dividendsPerYear,
    ...reportedFigures(world, listing, figures),
  };
}

/** Value of the line alone: what decides how many people own it. */
export function ownCapSek(world: World, listing: Listing): number {
  const { company, line } = listing;
  return line.shares * (isSteady(line) ? line.steadyPrice : company.anchorPrice);
}

export function sectorsOf({ company }: Listing): Json {
  if (company.trait === 'no-sector') return [];
  const { sector } = company;
  return [
    { sectorId: sector.id, sectorName: sector.name },
    { sectorId: sector.group.id, sectorName: sector.group.name },
  ];
}

function stockJson(world: World, listing: Listing): Json {
  const { company, line } = listing;
  const list = world.listOf(company);
  const ticker = world.tickerOf(listing);
  return {
    orderbookId: line.orderbookId,
    name: world.nameOf(listing),
    isin: line.isin,
    instrumentId: line.instrumentId,
    sectors: sectorsOf(listing),
    tradable: world.isHalted(listing) ? 'NOT_TRADABLE' : 'BUYABLE_AND_SELLABLE',
    listing: {
      shortName: ticker,
      tickerSymbol: ticker,
      countryCode: 'SE',
      currency: line.currency,
      marketPlaceCode: list.marketPlaceCode,
      marketPlaceName: list.marketPlaceName,
      marketListName: list.name,
      tickSizeListId: '2294',
      marketTradesAvailable: true,
    },
    marketPlace: marketPlace(world),
    historicalClosingPrices: historicalClosingPrices(world, seriesOf(world, listing)),
    keyIndicators: keyIndicators(world, listing),
    quote: quoteOf(world, listing),
    type: 'STOCK',
  };
}

/** Runs an endpoint for a listed line; answers 400 and 404 like the real service for other ids. */
export function forListedStock(answer: (world: World, listing: Listing, context: ApiContext) => Answer): Endpoint {
  return (context, request, id) => {
    if (!/^\d+$/.test(id)) return json({ message: 'Invalid orderbook id' }, 400);
    const listing = context.world.find(id);
    if (listing === null || !context.world.isListed(listing)) return notFoundPage(request.path);
    return answer(context.world, listing, context);
  };
}

/** `GET /_api/market-guide/stock/{id}`; the same path answers for indices. */
export const stockPage: Endpoint = (context, request, id) => {
  const index = context.world.findIndex(id);
  if (index !== null) return json(indexPage(context.world, index));
  return forListedStock((world, listing) => json(stockJson(world, listing)))(context, request, id);
};

export const stockQuote = forListedStock((world, listing) => json(quoteOf(world, listing)));

export const stockMarketPlace = forListedStock((world) => json(marketPlace(world)));

/** One level, as anonymous visitors see it; an empty side has the volume `0.00`. */
export const stockOrderDepth = forListedStock((world, listing) => {
  const session = world.tradedOnOrBefore(listing, world.state.today);
  if (session !== world.state.today) return json({ levels: [] });
  const last = world.closeOnOrBefore(listing, session);
  const side = (price: number, volume: number): Json => ({ price, volume: twoDecimals(volume), priceString: String(price).replace('.', ',') });
  const thin = listing.company.trait === 'illiquid';
  const levels = [{ buySide: side(rounded(last * 0.999, 4), 1200), sellSide: thin ? side(0, 0) : side(rounded(last * 1.001, 4), 800) }];
  return json({ receivedTime: world.timeline.stampMs[session]! + 63_000_000, levels });
});
