import { toIsoDate } from '@core/time/epoch-day';
import { ownersOf, shortRatio, statedVolatility } from '../world/key-figures';
import { emptyBar } from '../world/prices';
import type { Listing, World } from '../world/world';
import type { ApiContext } from './answer';
import { rounded } from './json';
import { pastCloses, seriesOf } from './quote';
import { directYield, ownCapSek } from './stock-page';

export type Row = Record<string, string | number | boolean | undefined>;

const CHANGE_FIELDS = [
  ['oneDay', 'oneDayChangePercent'], ['oneWeek', 'oneWeekChangePercent'], ['oneMonth', 'oneMonthChangePercent'],
  ['threeMonths', 'threeMonthsChangePercent'], ['sixMonths', 'sixMonthsChangePercent'], ['startOfYear', 'startOfYearChangePercent'],
  ['oneYear', 'oneYearChangePercent'], ['threeYears', 'threeYearsChangePercent'], ['fiveYears', 'fiveYearsChangePercent'],
  ['tenYears', 'tenYearsChangePercent'],
] as const;

function changes({ world, switches }: ApiContext, listing: Listing, last: number): Row {
  const closes = pastCloses(world, seriesOf(world, listing));
  const unit = switches.listChangeUnit === 'percent' ? 100 : 1;
  const row: Row = {};
  for (const [period, field] of CHANGE_FIELDS) {
    const before = closes[period];
    if (before !== undefined) row[field] = rounded((last / before - 1) * unit, 4);
  }
  return row;
}

function tradeFigures(world: World, listing: Listing): Row {
  const session = world.tradedOnOrBefore(listing, world.state.today);
  if (session < 0) return {};
  const bar = emptyBar();
  world.readBar(listing, session, bar);
  const lastPriceUpdated = world.timeline.stampMs[session]! + 62_993_000;
  if (session !== world.state.today) return { lastPrice: bar.close, lastPriceUpdated };
  const totalValueTraded = Math.round(bar.close * bar.volume);
  return { lastPrice: bar.close, lastPriceUpdated, highestPrice: bar.high, lowestPrice: bar.low, totalVolumeTraded: bar.volume, totalValueTraded };
}

function reportedFigures(world: World, listing: Listing): Row {
  const { company } = listing;
  const figures = world.keyFigures(company);
  if (figures === null) return {};
  const { trailing, ratios } = figures;
  const { ordinary, perShare } = directYield(world, listing);
  const nextDividend = world.dividends(listing).find((event) => event.exDay > world.today());
  return {
    marketCapitalization: Math.round(world.marketCapSek(company)),
    priceEarningsRatio: ratios.priceEarningsRatio,
    priceBookRatio: ratios.priceBookRatio,
    priceSalesRatio: ratios.priceSalesRatio,
    evEbitRatio: ratios.evEbitRatio,
    netDebtEbitdaRatio: ratios.netDebtEbitdaRatio,
    returnOnEquity: ratios.returnOnEquity,
    returnOnAssets: ratios.returnOnTotalAssets,
    returnOnCapitalEmployed: ratios.returnOnCapitalEmployed,
    directYield: ordinary,
    dividendPerShare: perShare,
    earningsPerShare: rounded(trailing.perShare.earnings, 4),
    equityPerShare: rounded(trailing.perShare.equity, 4),
    sales: trailing.sales,
    netProfit: trailing.netProfit,
    operatingCashFlow: trailing.operatingCashFlow,
    totalAssets: trailing.totalAssets,
    totalLiabilities: trailing.totalAssets - trailing.equity,
    beta: rounded(company.beta, 2),
    volatility: statedVolatility(company),
    nextCompanyReport: toIsoDate(figures.nextReport.day),
    nextDividend: nextDividend === undefined ? undefined : toIsoDate(nextDividend.exDay),
  };
}

/** One line of the list. It knows neither its ISIN nor its list: only the filter tells the list. */
export function rowOf(context: ApiContext, listing: Listing): Row {
  const { world } = context;
  const { company, line } = listing;
  const trade = tradeFigures(world, listing);
  const last = typeof trade['lastPrice'] === 'number' ? trade['lastPrice'] : Number.NaN;
  return {
    orderbookId: line.orderbookId,
    companyId: company.companyId,
    type: 'STOCK',
    name: world.nameOf(listing),
    shortName: world.tickerOf(listing),
    currency: line.currency,
    countryCode: 'SE',
    marketPlaceCode: world.listOf(company).marketPlaceCode,
    hasPosition: false,
    hasAnalysis: company.yearsOfFigures > 0,
    numberOfOwners: ownersOf(world.seed, line.serial, ownCapSek(world, listing), world.today()),
    shortSellingRatio: shortRatio(world.seed, company, world.today()) || undefined,
    ...trade,
    ...changes(context, listing, last),
    ...reportedFigures(world, listing),
  };
}
