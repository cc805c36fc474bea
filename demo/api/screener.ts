import { toIsoDate } from '@core/time/epoch-day';
import { ownersOf, shortRatio, statedVolatility } from '../world/key-figures';
import type { Listing, World } from '../world/world';
import { badRequest, json, type ApiContext, type Endpoint } from './answer';
import { rounded, scientific, type Json } from './json';
import { pastCloses, seriesOf } from './quote';
import { directYield, ownCapSek } from './stock-page';
import { emptyBar } from '../world/prices';
import { filterOptions, isInMarketPlace } from './filter-options';

type Row = Record<string, string | number | boolean | undefined>;

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
function rowOf(context: ApiContext, listing: Listing): Row {
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

/** Filters whose names differ from the rows' fields. */
const RANGE_FIELDS: Readonly<Record<string, string>> = {
  directYieldRatio: 'directYield', evEbit: 'evEbitRatio', priceDevelopmentToday: 'oneDayChangePercent',
  priceDevelopmentOneMonth: 'oneMonthChangePercent', priceDevelopmentThreeMonths: 'threeMonthsChangePercent',
  priceDevelopmentThisYear: 'startOfYearChangePercent', priceDevelopmentOneYear: 'oneYearChangePercent',
  priceDevelopmentThreeYears: 'threeYearsChangePercent', priceDevelopmentFiveYears: 'fiveYearsChangePercent',
  priceDevelopmentTenYears: 'tenYearsChangePercent',
};

type Unknown = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringsOf(filter: Unknown, key: string): readonly string[] {
  const value = filter[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function isInRange(row: Row, filter: Unknown): boolean {
  for (const [key, range] of Object.entries(filter)) {
    if (!isObject(range)) continue;
    const value = row[RANGE_FIELDS[key] ?? key];
    if (typeof value !== 'number' || Number.isNaN(value)) return false;
    const { minValue, maxValue } = range;
    if (typeof minValue === 'number' && value < minValue) return false;
    if (typeof maxValue === 'number' && value > maxValue) return false;
  }
  return true;
}

function matchesLists(world: World, { company }: Listing, filter: Unknown): boolean {
  const places = stringsOf(filter, 'marketPlaces');
  const list = world.listOf(company);
  if (places.length > 0 && !places.some((place) => isInMarketPlace(list.code, place))) return false;
  const codes = stringsOf(filter, 'marketPlaceCodes');
  if (codes.length > 0 && !codes.includes(list.marketPlaceCode)) return false;
  const countries = stringsOf(filter, 'countryCodes');
  if (countries.length > 0 && !countries.includes('SE')) return false;
  const sectors = stringsOf(filter, 'sectors');
  const own = company.trait === 'no-sector' ? [] : [company.sector.id, company.sector.group.id];
  return sectors.length === 0 || sectors.some((sector) => own.includes(sector));
}

function matchesText(world: World, listing: Listing, filter: Unknown): boolean {
  const query = filter['nameQuery'];
  if (typeof query !== 'string' || query === '') return true;
  return `${world.nameOf(listing)} ${world.tickerOf(listing)}`.toLowerCase().includes(query.toLowerCase());
}

function compareBy(field: string, sign: number): (a: Row, b: Row) => number {
  return (a, b) => {
    const left = a[field];
    const right = b[field];
    if (typeof left === 'string' && typeof right === 'string') return sign * left.localeCompare(right, 'sv');
    const leftNumber = typeof left === 'number' && !Number.isNaN(left) ? left : null;
    const rightNumber = typeof right === 'number' && !Number.isNaN(right) ? right : null;
    if (leftNumber === null || rightNumber === null) return Number(leftNumber === null) - Number(rightNumber === null);
    return sign * (leftNumber - rightNumber);
  };
}

function rowJson(row: Row): Json {
  const { marketCapitalization } = row;
  return typeof marketCapitalization === 'number' ? { ...row, marketCapitalization: scientific(marketCapitalization) } : row;
}

interface ListRequest {
  readonly filter: Unknown;
  readonly offset: number;
  readonly limit: number;
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

function parseRequest(body: unknown): ListRequest | string {
  if (!isObject(body)) return 'A JSON body is required';
  const { filter = {}, offset = 0, limit, sortBy } = body;
  if (!isObject(filter)) return 'filter must be an object';
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit <= 0) return 'limit is required';
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0) return 'offset must not be negative';
  if (!isObject(sortBy) || typeof sortBy['field'] !== 'string') return 'sortBy is required';
  const order = sortBy['order'];
  if (order !== 'asc' && order !== 'desc') return 'sortBy.order must be asc or desc';
  return { filter, offset, limit, field: sortBy['field'], order };
}

/** `POST /_api/market-stock-filter/stocks` */
export const stockList: Endpoint = (context, request) => {
  const asked = parseRequest(request.body);
  if (typeof asked === 'string') return badRequest(asked);
  const { world } = context;
  const { filter } = asked;
  const rows = world
    .listed()
    .filter((listing) => matchesLists(world, listing, filter) && matchesText(world, listing, filter))
    .map((listing) => rowOf(context, listing))
    .filter((row) => isInRange(row, filter))
    .filter((row) => filter['onlyDirectYield'] !== true || Number(row['directYield']) > 0)
    .sort(compareBy(asked.field, asked.order === 'asc' ? 1 : -1));
  const lists = ['countryCodes', 'marketPlaceCodes', 'marketPlaces', 'sectors'].map((key) => [key, stringsOf(filter, key)]);
  return json({
    stocks: rows.slice(asked.offset, asked.offset + asked.limit).map(rowJson),
    filter: Object.fromEntries(lists),
    pagination: { offset: asked.offset, limit: asked.limit },
    sortBy: { field: asked.field, order: asked.order },
    totalNumberOfOrderbooks: rows.length,
    filterOptions: filterOptions(world),
  });
};
