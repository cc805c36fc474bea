import type { Listing, World } from '../world/world';
import { isInMarketPlace } from './filter-options';
import type { Row } from './screener-row';

/** Filters whose names differ from the rows' fields. */
const RANGE_FIELDS: Readonly<Record<string, string>> = {
  directYieldRatio: 'directYield', evEbit: 'evEbitRatio', priceDevelopmentToday: 'oneDayChangePercent',
  priceDevelopmentOneMonth: 'oneMonthChangePercent', priceDevelopmentThreeMonths: 'threeMonthsChangePercent',
  priceDevelopmentThisYear: 'startOfYearChangePercent', priceDevelopmentOneYear: 'oneYearChangePercent',
  priceDevelopmentThreeYears: 'threeYearsChangePercent', priceDevelopmentFiveYears: 'fiveYearsChangePercent',
  priceDevelopmentTenYears: 'tenYearsChangePercent',
};

export type Unknown = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of a list in a filter; none when it is no list. */
export function stringsOf(filter: Unknown, key: string): readonly string[] {
  const value = filter[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Whether the row keeps within all ranges of the filter; a missing figure is in none. */
export function isInRange(row: Row, filter: Unknown): boolean {
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

export function matchesLists(world: World, { company }: Listing, filter: Unknown): boolean {
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

export function matchesText(world: World, listing: Listing, filter: Unknown): boolean {
  const query = filter['nameQuery'];
  if (typeof query !== 'string' || query === '') return true;
  return `${world.nameOf(listing)} ${world.tickerOf(listing)}`.toLowerCase().includes(query.toLowerCase());
}

/** Missing figures come last in either order. */
export function compareBy(field: string, sign: number): (a: Row, b: Row) => number {
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

export interface ListRequest {
  readonly filter: Unknown;
  readonly offset: number;
  readonly limit: number;
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

/** The request; a sentence when it is not one. */
export function parseRequest(body: unknown): ListRequest | string {
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
