import type { DoneRun } from '@core/schedule/due-run';
import { parseIsoDate } from '@core/time/epoch-day';
import type { StoredSyncRun } from '../store/records/runs';

/** A partial run that missed more than this is worth another attempt. */
const TOLERATED_FAILED_SHARE = 0.1;

function isDone(run: StoredSyncRun): boolean {
  if (run.status === 'ok') return true;
  if (run.status !== 'partial' || run.summary === null) return false;
  const { total, failed } = run.summary.instruments;
  return failed <= total * TOLERATED_FAILED_SHARE;
}

/** The runs after which nothing is left to do for their session, in the order given. */
export function doneRuns(runs: readonly StoredSyncRun[]): DoneRun[] {
  return runs.flatMap((run) =>
    run.targetSession !== null && isDone(run) ? [{ runId: run.runId, startedAtMs: Date.parse(run.startedAt), session: parseIsoDate(run.targetSession) }] : [],
  );
}
