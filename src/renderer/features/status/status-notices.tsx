import { FailureNotice, LoadFailure } from '../../components/notice';
import { useFeature } from '../../stores-context';
import { StatusBanner } from './status-banner';

/** What a person has to know before believing a number on any page. */
export function StatusNotices() {
  const status = useFeature('status');
  return (
    <>
      <LoadFailure loaded={status} onRetry={() => void status.load()} />
      {status.refusal ? <FailureNotice failure={status.refusal} onRetry={() => void status.resync()} onDismiss={status.dismissRefusal} /> : null}
      <StatusBanner />
    </>
  );
}
