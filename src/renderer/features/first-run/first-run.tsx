import { Notice } from '../../components/notice';
import { Segmented } from '../../components/segmented';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { SyncSteps } from '../status';

const LANGUAGES = [
  ['sv', 'Svenska'],
  ['en', 'English'],
] as const;

/** Before the first sync: what the app does, whom it talks to, and the one thing to do now. */
export function FirstRun() {
  const { text, language } = useWords();
  const { value: app, progress, resync, cancel } = useFeature('status');
  const { save } = useFeature('settings');
  const lastRun = app?.lastRun;
  const lastFailure = lastRun && lastRun.status !== 'ok' && lastRun.status !== 'running' ? (lastRun.summary?.failures.at(-1) ?? null) : null;
  return (
    <section className="page first-run" aria-labelledby="first-run-title" tabIndex={-1}>
      <div className="first-run-column">
        <span className="brand-mark large" aria-hidden="true" />
        <h1 id="first-run-title">{text.empty.title}</h1>
        <p className="first-run-lead">{text.empty.lead}</p>
        {progress ? (
          <div className="first-run-progress">
            <h2>{text.empty.running}</h2>
            <SyncSteps progress={progress} />
            <p className="muted">{text.empty.runningHint}</p>
            <button type="button" disabled={progress.cancelling} onClick={() => void cancel()}>
              {progress.cancelling ? text.status.cancelling : text.status.cancel}
            </button>
          </div>
        ) : (
          <>
            <dl className="points">
              {text.empty.points(app?.apiHost ?? 'www.avanza.se').map(([term, meaning]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
            {lastFailure ? (
              <Notice tone="warning">
                {text.empty.failed} {text.errors.kinds[lastFailure.kind].join(' ')}
              </Notice>
            ) : null}
            <div className="first-run-actions">
              <button type="button" className="primary large" onClick={() => void resync()}>
                {text.empty.start}
              </button>
              <Segmented label={text.settings.language} value={language} options={LANGUAGES} onChange={(chosen) => void save({ language: chosen })} />
            </div>
          </>
        )}
      </div>
    </section>
  );
}
