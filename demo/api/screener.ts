import { badRequest, json, type Endpoint } from './answer';
import { filterOptions } from './filter-options';
import { scientific, type Json } from './json';
import { compareBy, isInRange, matchesLists, matchesText, parseRequest, stringsOf } from './screener-filter';
import { rowOf, type Row } from './screener-row';

function rowJson(row: Row): Json {
  const { marketCapitalization } = row;
  return typeof marketCapitalization === 'number' ? { ...row, marketCapitalization: scientific(marketCapitalization) } : row;
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
