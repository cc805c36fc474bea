import { useStore } from 'zustand';
import { Icon } from '../../components/icon';
import { LoadFailure } from '../../components/notice';
import { Skeleton } from '../../components/page';
import { ShareSearch } from '../../components/share-search';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { AboutStrategy } from '../strategies';
import { Elsewhere } from './elsewhere';
import { Factors } from './factors';
import { Filters } from './filters';
import { Placement } from './placement';
import { RankHistory } from './rank-history';

/** Back to the list, with the row still under the cursor. */
function useLeave(): () => void {
  const { explanation, signals } = useStores();
  return () => {
    explanation.getState().close();
    signals.getState().clearSelection();
    document.getElementById('signals-list')?.focus();
  };
}

function Why() {
  const { text, formats } = useWords();
  const stores = useStores();
  const { value: app } = useFeature('status');
  const loaded = useFeature('explanation');
  const { value: explanation } = loaded;
  const leave = useLeave();
  return (
    <>
      <button type="button" className="back" onClick={leave}>
        <Icon name="back" />
        {text.explain.back}
      </button>
      <LoadFailure loaded={loaded} onRetry={() => void loaded.refresh()} />
      <Skeleton loaded={loaded} lines={6} />
      {explanation ? (
        <article className={loaded.pending ? 'why pending' : 'why'}>
          <header>
            <h2 title={explanation.name}>{explanation.name}</h2>
            <p className="muted">
              {explanation.ticker}
              {explanation.isin === null ? '' : ` · ${explanation.isin}`} · {text.explain.asOf(formats.day(explanation.asOf))}
            </p>
          </header>
          <Placement explanation={explanation} />
          <RankHistory explanation={explanation} />
          <Factors explanation={explanation} />
          <Filters explanation={explanation} />
          <Elsewhere />
          <button
            type="button"
            className="with-icon"
            onClick={() => {
              stores.navigation.getState().showInstrument(explanation.orderbookId);
            }}
          >
            <Icon name="instrument" />
            {text.instrument.open}
          </button>
          {app?.demo ? null : (
            <button type="button" className="with-icon" onClick={() => void stores.client.call('external:open-instrument', { orderbookId: explanation.orderbookId })}>
              <Icon name="external" />
              {text.explain.open}
            </button>
          )}
        </article>
      ) : null}
    </>
  );
}

/** Any share at all, also one that is in no list: why it is in, where it stands, or what it fails first. */
function AnyShare() {
  const { text } = useWords();
  const { openInstrument } = useStores();
  return (
    <ShareSearch
      label={text.explain.search}
      onChoose={({ orderbookId }) => {
        openInstrument(orderbookId);
        // Where the answer is: arrow keys scroll it, Escape leads back to the list.
        document.getElementById('explanation')?.focus();
      }}
    />
  );
}

/** Why this one: every figure with its day, every requirement with its limit. Without a choice: the strategy itself. */
export function ExplanationPanel() {
  const { text } = useWords();
  const { explanation, signals } = useStores();
  const question = useStore(explanation, (state) => state.question);
  const newest = useStore(signals, (state) => state.value);
  const { value: strategies } = useFeature('strategies');
  const { strategyId } = useFeature('navigation');
  const strategy = strategies?.find((candidate) => candidate.strategyId === strategyId);
  const leave = useLeave();
  return (
    <aside
      id="explanation"
      className="explanation"
      aria-label={text.explain.title}
      tabIndex={0}
      data-pane
      onKeyDown={(event) => {
        // A chart that is walked along leaves its day first.
        if (event.key === 'Escape' && !event.defaultPrevented) leave();
      }}
    >
      <AnyShare />
      {question ? <Why /> : strategy ? <AboutStrategy strategy={strategy} signals={newest} /> : null}
    </aside>
  );
}
