import { parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { StoredSyncRun } from '../store/runs';

/** A partial run that missed more than this is worth another attempt. */
const TOLERATED_FAILED_SHARE = 0.1;

function isDone(run: StoredSyncRun): boolean {
  if (run.targetSession === null) return false;
  if (run.status === 'ok') return true;
  if (run.status !== 'partial' || run.summary === null) return false;
  const { total, failed } = run.summary.instruments;
  return failed <= total * TOLERATED_FAILED_SHARE;
}

/** The newest session that needs no further scheduled sync. Missing: null before the first. */
export function lastDoneSession(newestFirst: readonly StoredSyncRun[]): EpochDay | null {
  const sessions = newestFirst.filter(isDone).map((run) => parseIsoDate(run.targetSession!));
  return sessions.length === 0 ? null : (Math.max(...sessions) as EpochDay);
}
