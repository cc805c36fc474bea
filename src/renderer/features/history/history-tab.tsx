import { useState } from 'react';
import type { HistoryDto, HistoryEventDto } from '@shared/dto/history';
import { ChangeMark } from '../../components/change-mark';
import { DataTable, type DataColumn } from '../../components/data-table';
import { LoadFailure } from '../../components/notice';
import { EmptyState, Skeleton } from '../../components/page';
import { Segmented } from '../../components/segmented';
import { ShareLink } from '../../components/share-link';
import { useWords, type Words } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { ExportButton } from '../export';

type Direction = 'all' | HistoryEventDto['change'];

interface DatedEvent extends HistoryEventDto {
  /** The day is said once, on its first line. */
  readonly isFirstOfDay: boolean;
}

function historyColumns({ text, formats }: Words, isState: boolean): DataColumn<DatedEvent>[] {
  const places: DataColumn<DatedEvent> = {
    id: 'places',
    title: text.desk.history.places,
      value: ({ rank }) => rank,
    align: 'right',
    cell: ({ previousRank, rank }) => <span className="muted">{`${formats.integer(previousRank)} → ${formats.integer(rank)}`}</span>,
  };
  return [
    { id: 'day', title: text.desk.history.day, value: ({ asOf }) => asOf, className: 'history-day', cell: ({ asOf, isFirstOfDay }) => (isFirstOfDay ? asOf : <span className="visually-hidden">{asOf}</span>) },
    {
      id: 'change',
      title: text.desk.history.change,
      value: ({ change }) => (change === 'entered' ? text.today.entered : text.today.exited),
      cell: ({ change }) => (
        <>
          <ChangeMark direction={change === 'entered' ? 'up' : 'down'} label="" /> {change === 'entered' ? text.today.entered : text.today.exited}
        </>
      ),
    },
    { id: 'name', title: text.list.name, value: ({ name }) => name, cell: (event) => <ShareLink {...event} /> },
    ...(isState ? [] : [places]),
    { id: 'reason', title: text.desk.history.reason, value: ({ reason }) => text.today.reasons[reason], cell: ({ reason }) => <span className={reason === 'price' ? 'muted' : 'reason'}>{text.today.reasons[reason]}</span> },
  ];
}

function Events({ history, isState }: { readonly history: HistoryDto; readonly isState: boolean }) {
  const words = useWords();
  const { text, formats } = words;
  const [direction, setDirection] = useState<Direction>('all');
  const shown = history.events.filter(({ change }) => direction === 'all' || change === direction);
  const rows = shown.map((event, index): DatedEvent => ({ ...event, isFirstOfDay: shown[index - 1]?.asOf !== event.asOf }));
  return (
    <>
      <div className="history-tools">
        <p className="muted">{text.desk.history.span(formats.integer(history.days), history.firstDay ?? '')}</p>
        <Segmented
          label={text.desk.history.change}
          value={direction}
          options={[
            ['all', text.desk.history.both],
            ['entered', text.today.entered],
            ['exited', text.today.exited],
          ]}
          onChange={setDirection}
        />
        <ExportButton />
      </div>
      <DataTable
        label={text.desk.tabs.history}
        className="history"
        keepsOrder
        rows={rows}
        columns={historyColumns(words, isState)}
        head="name"
        rowKey={({ asOf, orderbookId }) => `${asOf} ${orderbookId}`}
        rowClass={({ isFirstOfDay }) => (isFirstOfDay ? 'first-of-day' : undefined)}
      />
      {history.hasMore ? <p className="faint">{text.desk.history.more(history.events.length)}</p> : null}
    </>
  );
}

/** Who came and who left, on which day and why: as the runs wrote it, newest first. */
export function HistoryTab() {
  const { text, formats } = useWords();
  const { strategyId } = useFeature('navigation');
  const { value: strategies } = useFeature('strategies');
  const loaded = useFeature('history');
  const { value: history } = loaded;
  const isState = strategies?.find((one) => one.strategyId === strategyId)?.kind === 'state';
  const hint = history === null || history.firstDay === null ? text.empty.noListHint : text.desk.history.growing(history.firstDay, formats.integer(history.days));
  return (
    <div className="tab-column">
      <LoadFailure loaded={loaded} onRetry={() => void loaded.refresh()} />
      <Skeleton loaded={loaded} />
      {history?.events.length === 0 ? <EmptyState title={history.days > 1 ? text.desk.history.noEvents : text.desk.history.empty} hint={hint} /> : null}
      {history && history.events.length > 0 ? <Events history={history} isState={isState} /> : null}
    </div>
  );
}
