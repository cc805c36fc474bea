import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { PlacesTable } from '../places';

/** Where the explained share stands in every strategy, or the first requirement that keeps it out; each leads to its own explanation. */
export function Elsewhere() {
  const { text } = useWords();
  const { openInstrument, navigation } = useStores();
  const { strategyId, paramsHash } = useFeature('navigation');
  const { value: instrument } = useFeature('elsewhere');
  if (!instrument || instrument.places.length === 0) return null;
  const words = text.instrument.places;
  const held = instrument.places.filter(({ inTarget }) => inTarget).length;
  return (
    <section className="elsewhere" aria-labelledby="elsewhere-title">
      <h3 id="elsewhere-title">{words.title}</h3>
      <p className="muted small">{words.summary(held, instrument.places.length)}</p>
      <PlacesTable
        label={words.title}
        places={instrument.places}
        // The table is about the published parameters.
        current={paramsHash === null ? strategyId : null}
        isNarrow
        onOpen={(chosen) => {
          navigation.getState().chooseVariant(null);
          openInstrument(instrument.orderbookId, chosen);
          document.getElementById('explanation')?.scrollTo({ top: 0 });
        }}
      />
    </section>
  );
}
