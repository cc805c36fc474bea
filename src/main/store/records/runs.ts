import type { DueNoteDto, RunDto, SyncSummaryDto, SyncTrigger } from '@shared/dto/sync';
import { isoInstant } from '../../clock';
import type { DueMark } from '@shared/engine/writes';
import type { Reader, Writer } from '../file/connection';
import { createDueWriter } from './due-runs';

export interface RunStart {
  readonly runId: string;
  readonly trigger: SyncTrigger;
  readonly plannedAtMs: number | null;
  readonly startedAtMs: number;
  readonly engineVersion: number;
  /** The session whose bars the run is after. */
  readonly targetSession: string | null;
  /** The interrupted run whose fetched answers this one builds on. */
  readonly resumedFrom: string | null;
  /** The line of the plan that the run serves. */
  readonly due?: DueMark | undefined;
}

export interface RunEnd {
  readonly status: 'ok' | 'partial' | 'failed' | 'cancelled';
  readonly finishedAtMs: number;
  readonly summary: SyncSummaryDto | null;
  /** Fingerprint of what was computed on; null when nothing was. */
  readonly inputHash: string | null;
}

export interface StoredSyncRun extends RunDto {
  readonly inputHash: string | null;
  readonly engineVersion: number;
  readonly targetSession: string | null;
  readonly resumedFrom: string | null;
}

export interface RunReader {
  /** Newest first. */
  newest(limit: number): StoredSyncRun[];
  byId(runId: string): StoredSyncRun | null;
  /** The newest run that was to bring something new: a variant that was computed says nothing of how syncing goes. */
  newestSync(): StoredSyncRun | null;
  /** The newest run that ended `ok` or `partial`; null before the first. */
  newestSuccessful(): StoredSyncRun | null;
}

export interface RunWriter {
  start(run: RunStart): void;
  finish(runId: string, end: RunEnd): void;
  /** Marks runs that a dead process left as `running`; returns their ids, newest first. */
  markInterrupted(atMs: number): string[];
}

/** The columns of `sync_run`. */
interface RunRow {
  readonly run_id: string;
  readonly trigger: SyncTrigger;
  readonly planned_at: string | null;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly status: RunDto['status'];
  readonly summary: string | null;
  readonly input_hash: string | null;
  readonly engine_version: number;
  readonly target_session: string | null;
  readonly resumed_from: string | null;
  readonly why: string | null;
}

function toStoredRun(row: RunRow): StoredSyncRun {
  return {
    runId: row.run_id,
    trigger: row.trigger,
    plannedAt: row.planned_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    status: row.status,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as SyncSummaryDto),
    inputHash: row.input_hash,
    engineVersion: row.engine_version,
    targetSession: row.target_session,
    resumedFrom: row.resumed_from,
    due: row.why === null ? null : (JSON.parse(row.why) as DueNoteDto),
  };
}

export function createRunReader(reader: Reader): RunReader {
  const newest = reader.query<[number], RunRow>(
    `SELECT sync_run.*, d.why FROM sync_run LEFT JOIN due_run AS d ON d.run_id = sync_run.run_id AND d.ran_at IS NOT NULL
     ORDER BY sync_run.started_at DESC, sync_run.rowid DESC LIMIT ?`,
  );
  const byId = reader.query<[string], RunRow>(
    'SELECT sync_run.*, d.why FROM sync_run LEFT JOIN due_run AS d ON d.run_id = sync_run.run_id AND d.ran_at IS NOT NULL WHERE sync_run.run_id = ?',
  );
  const newestSync = reader.query<[], RunRow>(
    `SELECT sync_run.*, d.why FROM sync_run LEFT JOIN due_run AS d ON d.run_id = sync_run.run_id AND d.ran_at IS NOT NULL
     WHERE sync_run.trigger <> 'variant' ORDER BY sync_run.started_at DESC, sync_run.rowid DESC LIMIT 1`,
  );
  const newestSuccessful = reader.query<[], RunRow>(
    `SELECT sync_run.*, d.why FROM sync_run LEFT JOIN due_run AS d ON d.run_id = sync_run.run_id AND d.ran_at IS NOT NULL
     WHERE sync_run.status IN ('ok', 'partial') ORDER BY sync_run.started_at DESC, sync_run.rowid DESC LIMIT 1`,
  );
  const first = (row: RunRow | undefined): StoredSyncRun | null => (row === undefined ? null : toStoredRun(row));
  return {
    newest: (limit) => newest.all(limit).map(toStoredRun),
    byId: (runId) => first(byId.get(runId)),
    newestSync: () => first(newestSync.get()),
    newestSuccessful: () => first(newestSuccessful.get()),
  };
}

export function createRunWriter(writer: Writer): RunWriter {
  const start = writer.command<[string, string, string | null, string, number, string | null, string | null]>(
    `INSERT INTO sync_run (run_id, trigger, planned_at, started_at, status, engine_version, target_session, resumed_from)
     VALUES (?, ?, ?, ?, 'running', ?, ?, ?)`,
  );
  const finish = writer.command<[string, string, string | null, string | null, string]>(
    'UPDATE sync_run SET status = ?, finished_at = ?, summary = ?, input_hash = ? WHERE run_id = ?',
  );
  const due = createDueWriter(writer);
  const running = writer.query<[], { runId: string }>(
    "SELECT run_id AS runId FROM sync_run WHERE status = 'running' ORDER BY started_at DESC, rowid DESC",
  );
  const interrupt = writer.command<[string]>(
    "UPDATE sync_run SET status = 'interrupted', finished_at = ? WHERE status = 'running'",
  );
  return {
    start: (run) =>
      writer.atomically(() => {
        start.run(
          run.runId, run.trigger, run.plannedAtMs === null ? null : isoInstant(run.plannedAtMs),
          isoInstant(run.startedAtMs), run.engineVersion, run.targetSession, run.resumedFrom,
        );
        if (run.due) due.start(run.runId, run.startedAtMs, run.due);
      }),
    finish: (runId, end) =>
      writer.atomically(() => {
        const summary = end.summary === null ? null : JSON.stringify(end.summary);
        finish.run(end.status, isoInstant(end.finishedAtMs), summary, end.inputHash, runId);
        due.finish(runId, end.status);
      }),
    markInterrupted: (atMs) =>
      writer.atomically(() => {
        const ids = running.all().map((row) => row.runId);
        if (ids.length > 0) interrupt.run(isoInstant(atMs));
        for (const id of ids) due.finish(id, 'interrupted');
        return ids;
      }),
  };
}
