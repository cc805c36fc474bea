import type { PlaceDto } from '@shared/dto/instrument';
import { useWords } from '../../i18n/words';
import { useStores } from '../../stores-context';
import { PlacesTable } from '../places';

/** Where the share stands in every strategy, with how many of them hold it. */
export function Places({ orderbookId, places }: { readonly orderbookId: string; readonly places: readonly PlaceDto[] }) {
  const { text } = useWords();
  const { openInstrument } = useStores();
  const words = text.instrument.places;
  const held = places.filter(({ inTarget }) => inTarget).length;
  return (
    <section aria-labelledby="places-title">
      <h2 id="places-title">
        {words.title} <span className="muted">{words.summary(held, places.length)}</span>
      </h2>
      <PlacesTable
        label={words.title}
        places={places}
        onOpen={(strategyId) => {
          openInstrument(orderbookId, strategyId);
        }}
      />
    </section>
  );
}
