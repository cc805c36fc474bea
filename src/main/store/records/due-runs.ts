import type { DueOutcome, DueRow } from '@core/schedule/due-run';
import type { DueKind } from '@core/schedule/planned-runs';
import { parseIsoDate } from '@core/time/epoch-day';
import type * as z from 'zod';
import type { DueMark, plannedRunSchema } from '@shared/engine/writes';
import { isoInstant } from '../../clock';
import type { Reader, Writer } from '../file/connection';

type PlannedLine = z.infer<typeof plannedRunSchema>;

export interface DueReader {
  /** The stored plan from an instant on, ascending. */
  since(atMs: number): DueRow[];
}

export interface DueWriter {
  /** A planned line begins to run, and stands for the missed ones. */
  start(runId: string, ranAtMs: number, mark: DueMark): void;
  /** What became of the line that a run served; nothing for a run that served none. */
  finish(runId: string, outcome: DueOutcome): void;
  /** Puts the coming lines in place of those that were planned before, and closes what others have done. */
  plan(nowMs: number, upcoming: readonly PlannedLine[], settled: readonly { readonly planned: PlannedLine; readonly runId: string }[]): void;
}

interface DueTableRow {
  readonly kind: DueKind;
  readonly planned_at: string;
  readonly session: string;
  readonly ran_at: string | null;
  readonly run_id: string | null;
  readonly outcome: DueOutcome | null;
}

const toRow = (row: DueTableRow): DueRow => ({
  kind: row.kind,
  plannedAtMs: Date.parse(row.planned_at),
  session: parseIsoDate(row.session),
  ranAtMs: row.ran_at === null ? null : Date.parse(row.ran_at),
  runId: row.run_id,
  outcome: row.outcome,
});

export function createDueReader(reader: Reader): DueReader {
  const since = reader.query<[string], DueTableRow>(
    'SELECT kind, planned_at, session, ran_at, run_id, outcome FROM due_run WHERE planned_at >= ? ORDER BY planned_at, kind',
  );
  return { since: (atMs) => since.all(isoInstant(atMs)).map(toRow) };
}

export function createDueWriter(writer: Writer): DueWriter {
  const put = writer.command<[string, string, string, string | null, string | null, string | null, string | null]>(
    `INSERT INTO due_run (kind, planned_at, session, ran_at, run_id, outcome, why) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, planned_at) DO UPDATE SET ran_at = excluded.ran_at, run_id = excluded.run_id, outcome = excluded.outcome, why = excluded.why`,
  );
  const promise = writer.command<[string, string, string]>(
    'INSERT INTO due_run (kind, planned_at, session) VALUES (?, ?, ?) ON CONFLICT (kind, planned_at) DO NOTHING',
  );
  const withdraw = writer.command<[string]>('DELETE FROM due_run WHERE planned_at > ? AND run_id IS NULL');
  const finish = writer.command<[string, string]>("UPDATE due_run SET outcome = ? WHERE run_id = ? AND outcome = 'started'");
  const set = (line: PlannedLine, ranAtMs: number | null, runId: string, outcome: DueOutcome, why: unknown): void => {
    put.run(line.kind, isoInstant(line.plannedAtMs), line.session, ranAtMs === null ? null : isoInstant(ranAtMs), runId, outcome, why === null ? null : JSON.stringify(why));
  };
  return {
    start: (runId, ranAtMs, { planned, note, collapsed }) =>
      writer.atomically(() => {
        for (const missed of collapsed) set(missed, null, runId, 'collapsed', null);
        set(planned, ranAtMs, runId, 'started', note);
      }),
    finish: (runId, outcome) => void finish.run(outcome, runId),
    plan: (nowMs, upcoming, settled) =>
      writer.atomically(() => {
        withdraw.run(isoInstant(nowMs));
        for (const { planned, runId } of settled) set(planned, null, runId, 'not-needed', null);
        for (const { kind, plannedAtMs, session } of upcoming) promise.run(kind, isoInstant(plannedAtMs), session);
      }),
  };
}

