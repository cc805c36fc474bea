import { Icon } from '../../components/icon';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

/** Follows the share, or stops: a star that is filled and a word that says so. */
export function WatchButton({ orderbookId }: { readonly orderbookId: string }) {
  const { text } = useWords();
  const { watched, toggle } = useFeature('watch');
  const isWatched = watched.has(orderbookId);
  return (
    <button type="button" className="with-icon watch" aria-pressed={isWatched} title={`${text.instrument.keys.watch} (W)`} onClick={() => void toggle(orderbookId)}>
      <Icon name="watch" />
      {isWatched ? text.instrument.watched : text.instrument.watch}
    </button>
  );
}
