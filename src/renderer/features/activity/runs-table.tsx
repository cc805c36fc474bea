import type { RunDto, SyncSummaryDto } from '@shared/dto/sync';
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

/** What a run fetched; null where it had nothing to fetch, so that no zero is read as a failure. */
function fetched({ summary }: RunDto): SyncSummaryDto | null {
  return summary === null || (summary.requests.count === 0 && summary.instruments.total === 0) ? null : summary;
}

/** What came and what left; null for a variant that was computed: the day's changes belong to the run that fetched it. */
function changed({ trigger, summary }: RunDto): SyncSummaryDto['signals'] | null {
  return trigger === 'variant' ? null : (summary?.signals ?? null);
}

function instrumentsText(run: RunDto, { formats }: Words): string {
  const summary = fetched(run);
  if (!summary) return MISSING;
  const { updated, unchanged, total } = summary.instruments;
  return `${formats.integer(updated + unchanged)} / ${formats.integer(total)}`;
}

function tookSeconds({ startedAt, finishedAt }: RunDto): number | null {
  return finishedAt === null ? null : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
}

function tookText(run: RunDto, { formats }: Words): string {
  const seconds = tookSeconds(run);
  return seconds === null ? MISSING : formats.duration(seconds * 1000);
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
    { id: 'started', className: 'of-time', title: activity.started, value: ({ startedAt }) => formats.instant(startedAt), cell: ({ startedAt }) => formats.instant(startedAt) },
    { id: 'planned', title: activity.planned, value: ({ plannedAt }) => (plannedAt === null ? null : formats.instant(plannedAt)), missing: activity.unplanned, className: 'muted', cell: (run) => plannedText(run, words) },
    { id: 'trigger', isLowValue: true, title: activity.trigger, value: ({ trigger }) => activity.triggers[trigger], cell: ({ trigger }) => activity.triggers[trigger] },
    { id: 'outcome', title: activity.outcome, value: ({ status }) => activity.statuses[status], cell: (run) => <Outcome run={run} /> },
    { id: 'took', title: activity.took, value: tookSeconds, align: 'right', cell: (run) => tookText(run, words) },
    {
      id: 'instruments',
      isLowValue: true,
      title: activity.instruments,
      value: (run) => {
        const instruments = fetched(run)?.instruments;
        return instruments ? instruments.updated + instruments.unchanged : null;
      },
      missing: activity.fromStored,
      align: 'right',
      cell: (run) => instrumentsText(run, words),
    },
    { id: 'bars', isLowValue: true, title: activity.bars, value: (run) => fetched(run)?.bars.inserted ?? null, missing: activity.fromStored, align: 'right', cell: (run) => formats.integer(fetched(run)?.bars.inserted ?? null) },
    { id: 'corrected', isLowValue: true, title: activity.corrected, value: (run) => fetched(run)?.bars.corrected ?? null, missing: activity.fromStored, align: 'right', className: 'muted', cell: (run) => formats.integer(fetched(run)?.bars.corrected ?? null) },
    {
      id: 'signals',
      title: activity.signals,
      value: (run) => {
        const signals = changed(run);
        return signals ? signals.entered + signals.exited : null;
      },
      missing: activity.fromStored,
      align: 'right',
      cell: (run) => {
        const signals = changed(run);
        return signals ? `${formats.integer(signals.entered)} / ${formats.integer(signals.exited)}` : MISSING;
      },
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
