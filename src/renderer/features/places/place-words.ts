import type { PlaceDto } from '@shared/dto/instrument';
import { filterName } from '../../i18n/terms';
import type { Words } from '../../i18n/words';
import { MISSING } from '../../lib/format';

/** Places from the border of the target, in words. */
export function distanceText(distance: number, { text }: Words): string {
  if (distance > 0) return text.explain.outside(distance);
  return distance === 0 ? text.explain.onBorder : text.explain.inside(-distance);
}

/** Its rank among all that are ranked, or whether it is in or out; a dash for a share that is not ranked. */
export function placeText({ state, rank, rankedCount }: PlaceDto, { text, formats }: Words): string {
  if (state !== null) return text.list.states[state];
  return rank === null ? MISSING : text.instrument.places.of(formats.integer(rank), formats.integer(rankedCount));
}

/** Since when it is in or out, how far it is from the border, or the first requirement it fails. */
export function placeSituation(place: PlaceDto, words: Words): string {
  const { text } = words;
  if (place.state !== null) return place.stateSince === null ? '' : text.explain.since(place.stateSince);
  if (place.ranked && place.distanceToTarget !== null) return distanceText(place.distanceToTarget, words);
  if (place.firstFailedFilter !== null) return text.instrument.places.stopped(filterName(place.firstFailedFilter, text));
  return text.instrument.places.untested;
}
