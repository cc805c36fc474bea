import { DEMO_INDICES } from '../world/listing';
import type { Listing, World } from '../world/world';
import { badRequest, json, type Endpoint } from './answer';
import { swedishNumber, type Json } from './json';

interface Hit {
  readonly type: string;
  readonly [key: string]: Json;
}

function slug(name: string): string {
  const ascii = name.toLowerCase().replace(/[åä]/g, 'a').replace(/ö/g, 'o');
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function stockSectors({ company }: Listing): Json {
  if (company.trait === 'no-sector') return [];
  const { sector } = company;
  return [
    { id: Number(sector.group.id), level: 1, name: sector.group.name, englishName: sector.group.englishName },
    { id: Number(sector.id), level: 2, name: sector.name, englishName: sector.englishName },
  ];
}

function priceJson(world: World, listing: Listing): Json {
  const last = world.closeOnOrBefore(listing, world.state.today);
  if (Number.isNaN(last)) return null;
  const before = world.closeOnOrBefore(listing, world.state.today - 1);
  const quarterAgo = world.closeOnOrBefore(listing, world.state.today - 63);
  const percent = (from: number): string | null => (Number.isNaN(from) ? null : swedishNumber((last / from - 1) * 100));
  return {
    last: swedishNumber(last),
    currency: listing.line.currency,
    todayChangePercent: percent(before),
    todayChangeValue: Number.isNaN(before) ? null : swedishNumber(last - before),
    threeMonthsAgoChangePercent: percent(quarterAgo),
    spread: null,
    todayChangeDirection: Math.sign(last - before) || 0,
    threeMonthsAgoChangeDirection: Math.sign(last - quarterAgo) || 0,
  };
}

function shell(type: string, title: string, path: string): Record<string, Json> {
  return {
    type, title, highlightedTitle: title, description: '', highlightedDescription: '', highlightedSubType: null, subType: null,
    path, urlSlugName: slug(title), tradeable: false, sellable: false, buyable: false, stockSectors: [], fundTags: [],
  };
}

function stockHit(world: World, listing: Listing): Hit {
  const name = world.nameOf(listing);
  const ticker = world.tickerOf(listing);
  const tradable = !world.isHalted(listing);
  // Where the name already is the ticker the site writes no parenthesis.
  const title = name.toUpperCase() === ticker ? name : `${name} (${ticker})`;
  const { orderbookId } = listing.line;
  return {
    ...shell('STOCK', title, `/aktier/om-aktien.html/${orderbookId}/${slug(name)}`),
    type: 'STOCK', orderBookId: orderbookId, flagCode: 'SE', marketPlaceName: world.listOf(listing.company).marketPlaceName,
    tradeable: tradable, sellable: tradable, buyable: tradable, price: priceJson(world, listing), stockSectors: stockSectors(listing),
  };
}

/** A foreign share that happens to have the same letters: the reason why hits must be confirmed by ISIN. */
function foreignHit(listing: Listing): Hit {
  const { company, line } = listing;
  const price = { last: 'null', currency: 'USD', todayChangePercent: null, todayChangeValue: null, threeMonthsAgoChangePercent: null, spread: null, todayChangeDirection: 0, threeMonthsAgoChangeDirection: 0 };
  return {
    ...shell('STOCK', `${company.ticker} Holdings Inc (${company.ticker})`, ''),
    type: 'STOCK', orderBookId: String(Number(line.orderbookId) + 4_000_000), flagCode: 'US', marketPlaceName: 'NASDAQ', tradeable: true, sellable: true, buyable: true, price,
  };
}

function hitsFor(world: World, query: string): Hit[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const matching = world.listed().filter((listing) => {
    const haystack = `${world.nameOf(listing)}\n${world.tickerOf(listing)}\n${listing.line.isin}`.toLowerCase();
    return haystack.includes(wanted);
  });
  const hits = matching.map((listing) => stockHit(world, listing));
  const sameTicker = matching.find(({ company }) => company.ticker.toLowerCase() === wanted.split(' ')[0]);
  if (sameTicker !== undefined) hits.splice(1, 0, foreignHit(sameTicker));
  for (const index of DEMO_INDICES) {
    if (!`${index.name}\n${index.ticker}`.toLowerCase().includes(wanted)) continue;
    hits.push({ ...shell('INDEX', `${index.name} (${index.ticker})`, ''), type: 'INDEX', orderBookId: index.orderbookId, flagCode: 'SE', marketPlaceName: null, price: null });
  }
  if (hits.length > 0) hits.push({ ...shell('PAGE', `Allt om ${query.slice(0, 40)}`, '/sok'), type: 'PAGE', orderBookId: null, flagCode: null, marketPlaceName: null, price: null });
  return hits;
}

interface SearchRequest {
  readonly query: string;
  readonly types: readonly string[];
  readonly from: number;
  readonly size: number;
}

function parseSearch(body: unknown): SearchRequest | null {
  if (typeof body !== 'object' || body === null) return null;
  const { query, searchFilter, pagination, limit } = body as { query?: unknown; searchFilter?: { types?: unknown }; pagination?: { from?: unknown; size?: unknown }; limit?: unknown };
  if (typeof query !== 'string') return null;
  const types = Array.isArray(searchFilter?.types) ? searchFilter.types.map(String) : [];
  return { query, types, from: Number(pagination?.from ?? 0) || 0, size: Number(pagination?.size ?? limit ?? 10) || 10 };
}

/** `POST /_api/search/filtered-search` */
export const filteredSearch: Endpoint = ({ world }, { body }) => {
  const asked = parseSearch(body);
  if (asked === null) return badRequest('query is required');
  const all = hitsFor(world, asked.query);
  const counts = new Map<string, number>();
  for (const hit of all) counts.set(hit.type, (counts.get(hit.type) ?? 0) + 1);
  const hits = asked.types.length === 0 ? all : all.filter((hit) => asked.types.includes(hit.type));
  return json({
    totalNumberOfHits: hits.length,
    searchQuery: asked.query,
    searchFilter: { types: asked.types },
    facets: { types: [...counts].map(([type, count]) => ({ type, count })) },
    pagination: { from: asked.from, size: asked.size },
    hits: hits.slice(asked.from, asked.from + asked.size),
  });
};

/** `GET /_api/market-guide/instrument/isin/{isin}` */
export const instrumentByIsin: Endpoint = ({ world }, { path }, isin) => {
  const listing = world.listed().find(({ line }) => line.isin === isin);
  if (listing === undefined) return json({ message: `No instrument for ${path.split('/').at(-1) ?? ''}` }, 404);
  return json({ name: world.nameOf(listing), orderbookId: listing.line.orderbookId, type: 'STOCK' });
};
