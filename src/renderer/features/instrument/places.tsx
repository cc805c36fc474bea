import type { PlaceDto } from '@shared/dto/instrument';
import { ChangeMark } from '../../components/change-mark';
import { Icon } from '../../components/icon';
import { filterName } from '../../i18n/terms';
import { useWords, type Words } from '../../i18n/words';
import { MISSING } from '../../lib/format';
import { useStores } from '../../stores-context';

interface PlacesProps {
  readonly orderbookId: string;
  readonly places: readonly PlaceDto[];
  readonly strategyName: (strategyId: string) => string;
}

function distance({ distanceToTarget }: PlaceDto, { text }: Words): string | null {
  if (distanceToTarget === null) return null;
  if (distanceToTarget > 0) return text.explain.outside(distanceToTarget);
  return distanceToTarget === 0 ? text.explain.onBorder : text.explain.inside(-distanceToTarget);
}

/** In what the strategy holds it, how far it is from that, or what stops it. */
function situation(place: PlaceDto, words: Words): string {
  const { text } = words;
  if (place.state !== null) return place.stateSince === null ? '' : text.explain.since(place.stateSince);
  const far = distance(place, words);
  if (place.ranked && far !== null) return far;
  if (place.firstFailedFilter !== null) return text.instrument.places.stopped(filterName(place.firstFailedFilter, text));
  return text.instrument.places.untested;
}

function PlaceRow({ place, orderbookId, name }: { readonly place: PlaceDto; readonly orderbookId: string; readonly name: string }) {
  const words = useWords();
  const { text, formats } = words;
  const { openInstrument } = useStores();
  const { state, rank, eligible, inTarget, change, strategyId } = place;
  const where = state !== null ? text.list.states[state] : rank === null ? MISSING : text.instrument.places.of(formats.integer(rank), formats.integer(eligible));
  return (
    <tr className={inTarget ? 'held' : 'not-held'}>
      <th scope="row" className="left">
        <button
          type="button"
          className="link"
          title={text.explain.title}
          onClick={() => {
            openInstrument(orderbookId, strategyId);
          }}
        >
          {name}
        </button>
      </th>
      <td className="right">
        {change === 'entered' ? <ChangeMark direction="up" label={text.list.changes.entered} /> : null}
        {change === 'exited' ? <ChangeMark direction="down" label={text.list.changes.exited} /> : null} {where}
      </td>
      <td className="left">
        {inTarget ? (
          <span className="verdict">
            <Icon name="passed" />
            <span className="visually-hidden">{text.instrument.places.summary(1, 1)}</span>
          </span>
        ) : (
          <span className="verdict" />
        )}
        <span className={inTarget ? undefined : 'muted'}>{situation(place, words)}</span>
      </td>
    </tr>
  );
}

/** Where the share stands in every strategy, as each one's newest published set says. */
export function Places({ orderbookId, places, strategyName }: PlacesProps) {
  const { text } = useWords();
  const words = text.instrument.places;
  const held = places.filter(({ inTarget }) => inTarget).length;
  return (
    <section aria-labelledby="places-title">
      <h2 id="places-title">
        {words.title} <span className="muted">{words.summary(held, places.length)}</span>
      </h2>
      <table className="plain-table dense places" aria-labelledby="places-title">
        <thead>
          <tr>
            <th scope="col" className="left">{words.strategy}</th>
            <th scope="col" className="right">{words.place}</th>
            <th scope="col" className="left">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <PlaceRow key={place.strategyId} place={place} orderbookId={orderbookId} name={strategyName(place.strategyId)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
