import type { RequestLogEntry } from '@core/domain/provider';
import type { MemoryJob } from '../../store/records/memory-log';
import type { StoredSyncRun } from '../../store/records/runs';
import { tableOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';

const NEWEST_RUNS = 10_000;
const NEWEST_REQUESTS = 20_000;

function instantOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

const RUN_COLUMNS: readonly ColumnOf<StoredSyncRun>[] = [
  { name: 'run_id', type: 'text', read: (run) => run.runId },
  { name: 'trigger', type: 'text', read: (run) => run.trigger },
  { name: 'planned_at', type: 'instant', read: (run) => instantOf(run.plannedAt) },
  { name: 'started_at', type: 'instant', read: (run) => instantOf(run.startedAt) },
  { name: 'finished_at', type: 'instant', read: (run) => instantOf(run.finishedAt) },
  { name: 'status', type: 'text', read: (run) => run.status },
  { name: 'instruments', type: 'integer', read: (run) => run.summary?.instruments.total ?? null },
  { name: 'instruments_failed', type: 'integer', read: (run) => run.summary?.instruments.failed ?? null },
  { name: 'bars_inserted', type: 'integer', read: (run) => run.summary?.bars.inserted ?? null },
  { name: 'bars_corrected', type: 'integer', read: (run) => run.summary?.bars.corrected ?? null },
  { name: 'signals_entered', type: 'integer', read: (run) => run.summary?.signals.entered ?? null },
  { name: 'signals_exited', type: 'integer', read: (run) => run.summary?.signals.exited ?? null },
  { name: 'requests', type: 'integer', read: (run) => run.summary?.requests.count ?? null },
  { name: 'engine_version', type: 'integer', read: (run) => run.engineVersion },
  { name: 'input_hash', type: 'text', read: (run) => run.inputHash },
];

const REQUEST_COLUMNS: readonly ColumnOf<RequestLogEntry>[] = [
  { name: 'started_at', type: 'instant', read: (one) => one.startedAtMs },
  { name: 'method', type: 'text', read: (one) => one.method },
  { name: 'host', type: 'text', read: (one) => one.host },
  { name: 'path', type: 'text', read: (one) => one.path },
  { name: 'status', type: 'integer', read: (one) => one.status },
  { name: 'bytes', type: 'integer', read: (one) => one.bytes },
  { name: 'duration_ms', type: 'real', read: (one) => one.durationMs },
  { name: 'attempt', type: 'integer', read: (one) => one.attempt },
  { name: 'failure', type: 'text', read: (one) => one.failureKind },
];

const JOB_COLUMNS: readonly ColumnOf<MemoryJob>[] = [
  { name: 'kind', type: 'text', read: (job) => job.kind },
  { name: 'run_id', type: 'text', read: (job) => job.runId },
  { name: 'started_at', type: 'instant', read: (job) => job.startedAtMs },
  { name: 'ended_at', type: 'instant', read: (job) => job.endedAtMs },
  { name: 'outcome', type: 'text', read: (job) => job.outcome },
  { name: 'before_bytes', type: 'real', read: (job) => job.beforeBytes },
  { name: 'peak_bytes', type: 'real', read: (job) => job.peakBytes },
  { name: 'after_bytes', type: 'real', read: (job) => job.afterBytes },
  { name: 'engine_peak_bytes', type: 'real', read: (job) => job.enginePeakBytes },
];

export function runsTable({ stores }: ExportContext): ExportTable {
  return tableOf(RUN_COLUMNS, stores.runs.newest(NEWEST_RUNS));
}

/** The whole request log, so that anybody can check which hosts were spoken to. */
export function requestsTable({ stores }: ExportContext): ExportTable {
  return tableOf(REQUEST_COLUMNS, stores.requests.newest(NEWEST_REQUESTS));
}

/** What each job took of the memory and gave back, newest first: all that are kept. */
export function jobsTable({ stores }: ExportContext): ExportTable {
  return tableOf(JOB_COLUMNS, stores.memory.jobsSince(0));
}
