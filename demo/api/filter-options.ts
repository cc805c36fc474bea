import { MARKET_LISTS } from '../world/listing';
import { SECTOR_GROUPS, SECTORS } from '../world/sectors';
import type { Listing, World } from '../world/world';
import { json, type Endpoint } from './answer';
import type { Json } from './json';

/** Whether a list belongs to a place of the tree: `se`, `se.xsto` and the list itself. */
export function isInMarketPlace(listCode: string, place: string): boolean {
  return listCode === place || listCode.startsWith(`${place}.`);
}

function option(value: string, displayName: string, count: number, children?: readonly Json[]): Json {
  return { value, displayName, numberOfOrderbooks: String(count), children };
}

function countIn(world: World, listed: readonly Listing[], place: string): number {
  return listed.filter(({ company }) => isInMarketPlace(world.listOf(company).code, place)).length;
}

function marketPlaces(world: World, listed: readonly Listing[]): Json {
  const lists = MARKET_LISTS.slice(0, 3).map((list) => option(list.code, list.name, countIn(world, listed, list.code)));
  const exchange = option('se.xsto', 'Stockholmsbörsen', countIn(world, listed, 'se.xsto'), lists);
  const firstNorth = option('se.fnse', 'First North Stockholm', countIn(world, listed, 'se.fnse'));
  return [option('se', 'Sverige', listed.length, [exchange, firstNorth])];
}

function sectorCounts(listed: readonly Listing[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { company } of listed) {
    if (company.trait === 'no-sector') continue;
    for (const id of [company.sector.id, company.sector.group.id]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function sectorOptions(listed: readonly Listing[]): Json[] {
  const counts = sectorCounts(listed);
  return SECTOR_GROUPS.map((group) => {
    const children = SECTORS.filter((sector) => sector.group === group);
    const options = children.map((sector) => option(sector.id, sector.name, counts.get(sector.id) ?? 0));
    return option(group.id, group.name, counts.get(group.id) ?? 0, options);
  });
}

export function filterOptions(world: World): Json {
  const listed = world.listed();
  return {
    countryCodes: [option('SE', 'Sverige', listed.length)],
    marketPlaces: marketPlaces(world, listed),
    sectors: sectorOptions(listed),
  };
}

/** `GET /_api/market-stock-filter/stocks/filter-options` */
export const stockFilterOptions: Endpoint = ({ world }) => json(filterOptions(world));

/** `GET /_api/market-stock-filter/sectors/all`: the tree with ids, Swedish and English names. */
export const sectorTree: Endpoint = ({ world }) => {
  const counts = sectorCounts(world.listed());
  const node = (id: string, name: string, englishName: string, level: number, children: readonly Json[]): Json => ({
    id: Number(id), sectorId: id, level, name, sectorName: name, englishName, numberOfOrderbooks: String(counts.get(id) ?? 0), children,
  });
  const sectors = SECTOR_GROUPS.map((group) => {
    const children = SECTORS.filter((sector) => sector.group === group).map((sector) => node(sector.id, sector.name, sector.englishName, 2, []));
    return node(group.id, group.name, group.englishName, 1, children);
  });
  return json({ sectors });
};
