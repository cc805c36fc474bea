import { LoadFailure } from '../../components/notice';
import { EmptyState, Page, Skeleton } from '../../components/page';
import { Segmented } from '../../components/segmented';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { ExportButton } from '../export';
import { RequestsTable } from './requests-table';
import { RunsTable } from './runs-table';

/** Which hosts all requests of the log went to: the promise, and what can be checked against it. */
function HostsLine() {
  const { text, formats } = useWords();
  const { requests, hosts } = useFeature('activity');
  const [only, ...others] = hosts.value ?? [];
  if (only === undefined) return null;
  const shown = requests.value?.length ?? 0;
  return (
    <p className="lead">
      {others.length === 0 ? text.activity.onlyHost(only.host, formats.integer(only.count), formats.instant(only.since)) : text.activity.otherHosts([only, ...others].map(({ host, count }) => `${host} (${formats.integer(count)})`).join(', '))}
      {shown < only.count ? ` ${text.activity.newestShown(formats.integer(shown))}` : null}
    </p>
  );
}

/** What ran, when it was planned, what came of it, and every request that left this computer. */
export function ActivityPage() {
  const { text } = useWords();
  const { runs, requests, load } = useFeature('activity');
  const { tabs: shown, setTab } = useFeature('navigation');
  const { activity: tab } = shown;
  const loaded = tab === 'runs' ? runs : requests;
  const tabs = (
    <Segmented
      label={text.activity.title}
      value={tab}
      options={[
        ['runs', text.activity.runs],
        ['requests', text.activity.requests],
      ]}
      onChange={(chosen) => {
        setTab('activity', chosen);
      }}
    />
  );
  return (
    <Page title={text.activity.title} actions={<>{tabs}<ExportButton /></>}>
      <LoadFailure loaded={loaded} onRetry={() => void load()} />
      <Skeleton loaded={loaded} />
      {tab === 'runs' ? <RunsTable runs={runs.value ?? []} /> : <HostsLine />}
      {tab === 'requests' ? <RequestsTable requests={requests.value ?? []} /> : null}
      {loaded.value?.length === 0 ? <EmptyState title={tab === 'runs' ? text.activity.noRuns : text.activity.noRequests} /> : null}
    </Page>
  );
}
