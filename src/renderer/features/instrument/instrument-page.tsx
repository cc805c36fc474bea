import { lazy, Suspense } from 'react';
import type { InstrumentDto } from '@shared/dto/instrument';
import { Icon } from '../../components/icon';
import { LoadFailure } from '../../components/notice';
import { Skeleton } from '../../components/page';
import { strategyName } from '../../i18n/terms';
import { useWords, type Words } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { ExportButton } from '../export';
import { WatchButton } from '../watch';
import { EventList } from './event-list';
import { Figures } from './figures';
import { Places } from './places';
import { QualityNotes } from './quality-notes';

const PricesSection = lazy(async () => ({ default: (await import('./prices-section')).PricesSection }));

function factsOf({ ticker, isin, list, sectors, shareClass, currency, listed }: InstrumentDto, { text }: Words): string {
  const parts = [ticker, isin, list, sectors[0], shareClass === null ? null : text.instrument.shareClass(shareClass), currency, listed ? null : text.instrument.delisted];
  return parts.filter((part) => part !== null && part !== undefined).join(' · ');
}

function Header({ instrument }: { readonly instrument: InstrumentDto }) {
  const words = useWords();
  const { text } = words;
  const { client } = useStores();
  const { value: app } = useFeature('status');
  return (
    <header className="page-header">
      <div>
        <h1 id="page-title">{instrument.name}</h1>
        <p className="lead">{factsOf(instrument, words)}</p>
      </div>
      <div className="page-actions">
        <WatchButton orderbookId={instrument.orderbookId} />
        {app?.demo ? null : (
          <button type="button" className="with-icon" onClick={() => void client.call('external:open-instrument', { orderbookId: instrument.orderbookId })}>
            <Icon name="external" />
            {text.explain.open}
          </button>
        )}
        <ExportButton />
      </div>
    </header>
  );
}

/** How strategies are called, by id; the id itself where there is none. */
function useStrategyName(): (strategyId: string) => string {
  const { text } = useWords();
  const { value } = useFeature('strategies');
  return (strategyId) => {
    const strategy = value?.find((one) => one.strategyId === strategyId);
    return strategy ? strategyName(strategy, text) : strategyId;
  };
}

function Content({ instrument }: { readonly instrument: InstrumentDto }) {
  const { text } = useWords();
  const loaded = useFeature('instrument');
  const nameOf = useStrategyName();
  const { prices } = loaded;
  const waiting = <Skeleton loaded={{ ...prices, value: null, pending: true }} lines={12} />;
  return (
    <>
      <Header instrument={instrument} />
      <QualityNotes quality={instrument.quality} />
      <section className="prices" aria-label={text.instrument.chart.title}>
        <LoadFailure loaded={prices} onRetry={() => void loaded.refresh()} />
        {prices.value ? (
          <Suspense fallback={waiting}>
            <PricesSection key={instrument.orderbookId} instrument={instrument} bytes={prices.value.bytes} strategyName={nameOf} />
          </Suspense>
        ) : (
          waiting
        )}
      </section>
      <div className="instrument-columns">
        <Places orderbookId={instrument.orderbookId} places={instrument.places} />
        <div>
          <Figures figures={instrument.figures} />
          <EventList events={instrument.events} newestDay={instrument.lastBar} strategyName={nameOf} />
        </div>
      </div>
    </>
  );
}

/** One share: its prices, its place in every strategy, its figures, what happened and what is wrong with its data. */
export function InstrumentPage() {
  const { text } = useWords();
  const { past, back } = useFeature('navigation');
  const loaded = useFeature('instrument');
  const { value: instrument } = loaded;
  return (
    <section className="page instrument-page" aria-labelledby={instrument ? 'page-title' : undefined} tabIndex={-1} data-pane>
      <div className="page-column wide">
        {past.length === 0 ? null : (
          <button type="button" className="back" onClick={back}>
            <Icon name="back" />
            {text.instrument.back}
          </button>
        )}
        <LoadFailure loaded={loaded} onRetry={() => void loaded.refresh()} />
        <Skeleton loaded={loaded} />
        {instrument ? <Content instrument={instrument} /> : null}
      </div>
    </section>
  );
}
