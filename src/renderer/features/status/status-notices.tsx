import { FailureNotice, LoadFailure, Notice } from '../../components/notice';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

function LastRunNotice() {
  const { text, formats } = useWords();
  const { value: app, progress } = useFeature('status');
  const { show, page } = useFeature('navigation');
  const run = app?.lastRun;
  if (!run || progress || (run.status !== 'failed' && run.status !== 'interrupted')) return null;
  const when = formats.instant(run.startedAt);
  const [, remedy] = text.errors.kinds[run.summary?.failures.at(-1)?.kind ?? 'engine-crashed'];
  const details =
    page === 'activity' ? null : (
      <button
        type="button"
        onClick={() => {
          show('activity');
        }}
      >
        {text.status.details}
      </button>
    );
  return (
    <Notice tone="warning" action={details}>
      {run.status === 'failed' ? `${text.status.failedRun(when)} ${remedy}` : text.status.interruptedRun(when)}
    </Notice>
  );
}

function FreshnessNotice() {
  const { text, formats } = useWords();
  const { value: app, progress } = useFeature('status');
  const { page } = useFeature('navigation');
  if (!app || progress || (page !== 'today' && page !== 'strategy')) return null;
  const { state, newestBar, expectedSession, currentShare } = app.freshness;
  if (state === 'stale' && newestBar !== null) return <Notice tone="warning">{text.status.staleNotice(newestBar, expectedSession)}</Notice>;
  if (state === 'partial') return <Notice tone="warning">{text.status.partialNotice(formats.wholePercent(currentShare))}</Notice>;
  return null;
}

/** What a person has to know before believing a number on any page. */
export function StatusNotices() {
  const { text } = useWords();
  const status = useFeature('status');
  return (
    <>
      <LoadFailure loaded={status} onRetry={() => void status.load()} />
      {status.refusal ? <FailureNotice failure={status.refusal} onRetry={() => void status.resync()} onDismiss={status.dismissRefusal} /> : null}
      {status.value?.engine === 'down' ? <Notice tone="error">{text.status.engineDown}</Notice> : null}
      <LastRunNotice />
      <FreshnessNotice />
    </>
  );
}
