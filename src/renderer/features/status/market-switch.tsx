import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

/** Starts the app again on the other market: real prices, or the invented ones. Nothing where the environment decides. */
export function MarketSwitch() {
  const { text } = useWords();
  const { value: app, switchMarket } = useFeature('status');
  if (!app?.canSwitchMarket) return null;
  const other = app.demo ? 'avanza' : 'demo';
  return (
    <button type="button" title={text.welcome.switchHint} onClick={() => void switchMarket(other)}>
      {text.welcome.switchMarket[other]}
    </button>
  );
}
