import { useEffect } from 'react';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';

/** Says by its name that a share is watched, or no longer. Draws nothing itself: the announcer does. */
export function WatchNews() {
  const { text } = useWords();
  const { navigation, signals, instrument } = useStores();
  const { news } = useFeature('watch');
  useEffect(() => {
    if (!news) return;
    const { announce } = navigation.getState();
    const { toggle } = news;
    if (toggle === null) {
      announce(text.instrument.nothingToUndo);
      return;
    }
    const shown = [instrument.getState().value, ...(signals.getState().value?.rows ?? [])];
    const name = shown.find((one) => one?.orderbookId === toggle.orderbookId)?.name ?? text.instrument.page;
    announce(toggle.watched ? text.instrument.nowWatched(name) : text.instrument.noLongerWatched(name));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- each piece of news is told once, whatever the language becomes
  }, [news]);
  return null;
}
