import { pickWeighted, STREAM, uniform } from '../random';
import { buildCompany } from './build-company';
import type { Company } from './company';
import { LIST_PROFILES } from './list-profiles';
import { FIRST_NORTH, LARGE_CAP, MARKET_LISTS, MID_CAP, SMALL_CAP, type ListNumber } from './listing';
import { placeNames, type PlaceName } from './names';
import { TRAIT_PLACES } from './traits';

/** The companies of one list: those with a trait first, then ordinary ones until the list is full. */
function buildList(seed: number, list: ListNumber, takeName: () => PlaceName): Company[] {
  const companies: Company[] = [];
  const places = TRAIT_PLACES.filter((place) => place.list === list);
  // A company that is only going to be listed does not count towards today's size.
  const quota = MARKET_LISTS[list]!.lines + places.filter((place) => place.trait === 'arrives').length;
  for (let lines = 0; lines < quota; ) {
    const place = places[companies.length];
    const fraction = uniform(seed, STREAM.line, list, companies.length);
    const drawn = pickWeighted(LIST_PROFILES[list]!.patterns, ([, weight]) => weight, fraction)[0];
    const fitting = drawn.length > quota - lines ? [''] : drawn;
    const classes = place?.classes ?? fitting;
    companies.push(buildCompany(seed, list, companies.length, takeName(), place?.trait ?? null, classes, lines));
    lines += classes.length;
  }
  return companies;
}

/**
 * Everyone who is or will be listed.
 * @param limit how many companies to keep, spread over the lists in proportion; those with a trait stay.
 */
export function buildUniverse(seed: number, limit: number | null): readonly Company[] {
  const names = placeNames(seed);
  let nextName = 0;
  const takeName = (): PlaceName => names[nextName++]!;
  const lists = ([LARGE_CAP, MID_CAP, SMALL_CAP, FIRST_NORTH] as const).map((list) => buildList(seed, list, takeName));
  if (limit === null) return lists.flat();
  const total = lists.reduce((sum, companies) => sum + companies.length, 0);
  return lists.flatMap((companies) => {
    const traits = companies.filter((company) => company.trait !== null).length;
    return companies.slice(0, Math.max(traits, Math.round((companies.length * limit) / total)));
  });
}
