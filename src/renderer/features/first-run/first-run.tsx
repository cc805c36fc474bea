import { Notice } from '../../components/notice';
import { Segmented } from '../../components/segmented';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { MarketSwitch, SyncSteps } from '../status';
import { FirstChoices } from './first-choices';

const LANGUAGES = [
  ['sv', 'Svenska'],
  ['en', 'English'],
] as const;

/** The way of the first sync; settings wait for its end, so that none are offered meanwhile. */
function FirstSync() {
  const { text } = useWords();
  const { progress, cancel } = useFeature('status');
  if (!progress) return null;
  return (
    <div className="first-run-progress">
      <h2>{text.empty.running}</h2>
      <SyncSteps progress={progress} />
      <p className="muted">{text.empty.runningHint}</p>
      <button type="button" disabled={progress.cancelling} onClick={() => void cancel()}>
        {progress.cancelling ? text.status.cancelling : text.status.cancel}
      </button>
    </div>
  );
}

/** Whom the app talks to, and where its numbers come from: the exchange, or a market of invented companies. */
function Points() {
  const { text } = useWords();
  const { value: app } = useFeature('status');
  const host = app?.apiHost ?? 'www.avanza.se';
  const points = [...text.empty.points(host), app?.demo ? text.welcome.demo : text.welcome.real];
  return (
    <dl className="points">
      {points.map(([term, meaning]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

function LastFailure() {
  const { text } = useWords();
  const { value: app } = useFeature('status');
  const run = app?.lastRun;
  const failed = run && run.status !== 'ok' && run.status !== 'running' ? (run.summary?.failures.at(-1) ?? null) : null;
  if (!failed) return null;
  return (
    <Notice tone="warning">
      <strong className="banner-title">{text.empty.failed}</strong>
      <span className="banner-body">{text.errors.kinds[failed.kind].join(' ')}</span>
    </Notice>
  );
}

/** Before the first sync, and later by choice: what the app does, whom it talks to, and what it may do unasked. */
export function FirstRun() {
  const { text, language } = useWords();
  const { value: app, progress, resync } = useFeature('status');
  const { save } = useFeature('settings');
  const { show } = useFeature('navigation');
  const isEmpty = app?.freshness.state === 'empty';
  return (
    <section className="page first-run" aria-labelledby="first-run-title" tabIndex={-1}>
      <div className="first-run-column">
        <div className="first-run-head">
          <span className="brand-mark large" aria-hidden="true" />
          <Segmented label={text.settings.language} value={language} options={LANGUAGES} onChange={(chosen) => void save({ language: chosen })} />
        </div>
        <h1 id="first-run-title">{text.empty.title}</h1>
        <p className="first-run-lead">{text.empty.lead}</p>
        {progress ? (
          <FirstSync />
        ) : (
          <>
            <Points />
            <FirstChoices />
            {isEmpty ? <LastFailure /> : null}
            <div className="first-run-actions">
              {isEmpty ? (
                <button type="button" className="primary large" onClick={() => void resync()}>
                  {text.empty.start}
                </button>
              ) : (
                <button
                  type="button"
                  className="primary large"
                  onClick={() => {
                    show('today');
                  }}
                >
                  {text.welcome.toLists}
                </button>
              )}
              <MarketSwitch />
              <span className="muted small">{text.welcome.keys}</span>
            </div>
          </>
        )}
      </div>
    </section>
  );
}
