import { useMemo } from 'react';
import { Icon } from '../../components/icon';
import { LoadFailure, Notice } from '../../components/notice';
import { EmptyState, Skeleton } from '../../components/page';
import { Segmented } from '../../components/segmented';
import { gateText } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { ExportButton } from '../export';
import { DepartedList } from './departed-list';
import { shownRows } from './shown-rows';
import { SignalsTable } from './signals-table';

function Toolbar({ isState, count }: { readonly isState: boolean; readonly count: number }) {
  const { text, formats } = useWords();
  const { filter, setFilter, all, setAll, sort } = useFeature('signals');
  return (
    <div className="toolbar">
      <Segmented
        label={text.list.show}
        value={all ? 'all' : 'target'}
        options={[
          ['target', isState ? text.list.longOnly : text.list.targetOnly],
          ['all', text.list.all],
        ]}
        onChange={(chosen) => void setAll(chosen === 'all')}
      />
      <label className="filter">
        <Icon name="search" />
        <span className="visually-hidden">{text.list.filter}</span>
        <input
          id="list-filter"
          type="search"
          placeholder={text.list.filter}
          value={filter}
          onChange={(event) => {
            setFilter(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            if (event.key === 'Escape') setFilter('');
            document.getElementById('signals-list')?.focus();
          }}
        />
      </label>
      <span className="row-count" role="status">
        {sort ? null : text.list.rows(formats.integer(count))}
      </span>
      <ExportButton />
    </div>
  );
}

function ListNotices() {
  const { text, formats } = useWords();
  const { value: signals } = useFeature('signals');
  if (!signals) return null;
  const { newestAttempt, status } = signals;
  if (newestAttempt) {
    return (
      <Notice tone="warning">
        <strong>{text.list.statuses[newestAttempt.status]}.</strong> {text.list.older(newestAttempt.asOf, signals.asOf)}{' '}
        {newestAttempt.gate === null ? null : gateText(newestAttempt.gate, text, formats)}
      </Notice>
    );
  }
  return status === 'PARTIAL' ? <Notice tone="info">{text.list.partial}</Notice> : null;
}

/** The ranking of the newest day: what one would hold who began now, what competes, what came and what left. */
export function SignalsTab() {
  const { text } = useWords();
  const { strategyId } = useFeature('navigation');
  const { value: strategies } = useFeature('strategies');
  const loaded = useFeature('signals');
  const { value: signals, failure, filter, all } = loaded;
  const isState = strategies?.find((candidate) => candidate.strategyId === strategyId)?.kind === 'state';
  const shown = useMemo(() => shownRows(signals, all, filter), [signals, all, filter]);
  const hasNoList = failure?.kind === 'no-data' && signals === null;
  const empty = filter === '' ? <EmptyState title={text.list.nothing} hint={text.list.nothingHint} /> : <EmptyState title={text.list.noMatch(filter)} />;
  return (
    <>
      {hasNoList ? <EmptyState title={text.empty.noList} hint={text.empty.noListHint} /> : <LoadFailure loaded={loaded} onRetry={() => void loaded.refresh()} />}
      <ListNotices />
      <Skeleton loaded={loaded} lines={12} />
      {signals ? (
        <>
          <Toolbar isState={isState} count={shown.rows.length} />
          <SignalsTable key={`${signals.strategyId} ${signals.paramsHash}`} signals={signals} shown={shown} empty={empty} />
          <DepartedList rows={shown.departed} isState={isState} />
        </>
      ) : null}
    </>
  );
}
