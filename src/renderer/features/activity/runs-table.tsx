import type { RunDto } from '@shared/dto/sync';
import { DataTable, type DataColumn } from '../../components/data-table';
import { useWords, type Words } from '../../i18n/words';
import { MISSING } from '../../lib/format';
import { RunNotes } from './run-notes';

/** A start within this time of the plan is on time. */
const ON_TIME_MS = 60_000;

function plannedText({ plannedAt, startedAt }: RunDto, { text, formats }: Words): string {
  if (plannedAt === null) return MISSING;
  const lateMs = Date.parse(startedAt) - Date.parse(plannedAt);
  const isSameDay = formats.instant(plannedAt).slice(0, 10) === formats.instant(startedAt).slice(0, 10);
  const planned = isSameDay ? formats.time(plannedAt) : formats.instant(plannedAt);
  return `${planned} · ${lateMs <= ON_TIME_MS ? text.activity.onTime : text.activity.late(formats.duration(lateMs))}`;
}

function instrumentsText({ summary }: RunDto, { formats }: Words): string {
  if (!summary) return MISSING;
  const { updated, unchanged, total } = summary.instruments;
  return `${formats.integer(updated + unchanged)} / ${formats.integer(total)}`;
}

function tookText({ startedAt, finishedAt }: RunDto, { formats }: Words): string {
  return finishedAt === null ? MISSING : formats.duration(Date.parse(finishedAt) - Date.parse(startedAt));
}

function outcomeNote({ status, summary }: RunDto, { text }: Words): string | null {
  if (summary?.unchanged && status === 'ok') return text.activity.unchanged;
  return summary?.resumedFrom ? text.activity.resumed : null;
}

function Outcome({ run }: { readonly run: RunDto }) {
  const words = useWords();
  const note = outcomeNote(run, words);
  return (
    <>
      <span className={`run-status run-${run.status}`}>{words.text.activity.statuses[run.status]}</span>
      {note === null ? null : <span className="faint"> {note}</span>}
    </>
  );
}

/** Every run with its planned and its real time, so that a late one is seen to be late. */
export function RunsTable({ runs }: { readonly runs: readonly RunDto[] }) {
  const words = useWords();
  const { text, formats } = words;
  const { activity } = text;
  const columns: readonly DataColumn<RunDto>[] = [
    { id: 'started', title: activity.started, cell: ({ startedAt }) => formats.instant(startedAt) },
    { id: 'planned', title: activity.planned, className: 'muted', cell: (run) => plannedText(run, words) },
    { id: 'trigger', title: activity.trigger, cell: ({ trigger }) => activity.triggers[trigger] },
    { id: 'outcome', title: activity.outcome, cell: (run) => <Outcome run={run} /> },
    { id: 'took', title: activity.took, align: 'right', cell: (run) => tookText(run, words) },
    { id: 'instruments', title: activity.instruments, align: 'right', cell: (run) => instrumentsText(run, words) },
    { id: 'bars', title: activity.bars, align: 'right', cell: ({ summary }) => formats.integer(summary?.bars.inserted ?? null) },
    { id: 'corrected', title: activity.corrected, align: 'right', className: 'muted', cell: ({ summary }) => (summary?.bars.corrected === 0 ? '' : formats.integer(summary?.bars.corrected ?? null)) },
    {
      id: 'signals',
      title: activity.signals,
      align: 'right',
      cell: ({ summary }) => (summary ? `${formats.integer(summary.signals.entered)} / ${formats.integer(summary.signals.exited)}` : MISSING),
    },
  ];
  return (
    <DataTable
      label={activity.runs}
      rows={runs}
      columns={columns}
      rowKey={({ runId }) => runId}
      below={(run) => <RunNotes run={run} columnCount={columns.length} />}
    />
  );
}
