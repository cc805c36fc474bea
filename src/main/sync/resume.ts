import { ENGINE_VERSION } from '@core/engine/engine-version';
import type { StoredSyncRun } from '../store/records/runs';

/** Endings after which what was fetched for the session still counts, and only the rest is asked for. */
const UNFINISHED: ReadonlySet<StoredSyncRun['status']> = new Set(['interrupted', 'cancelled', 'failed', 'partial']);

/**
 * The runs that a new run goes on with: the unbroken row of unfinished runs for the same session, newest
 * first. What they stored is not fetched again. Empty after a run that ended well.
 */
export function resumableRuns(newestFirst: readonly StoredSyncRun[], session: string): readonly string[] {
  const runs: string[] = [];
  for (const run of newestFirst) {
    if (!UNFINISHED.has(run.status) || run.targetSession !== session) break;
    runs.push(run.runId);
  }
  return runs;
}

/**
 * Input hash of the newest run of this engine that computed the session, by a sync or from what is stored; null when
 * there is none. Runs that computed other days in between say nothing about it.
 */
export function knownInputHash(runs: readonly StoredSyncRun[], session: string): string | null {
  const last = runs.find((run) => run.inputHash !== null && run.summary?.asOf === session);
  return last?.engineVersion === ENGINE_VERSION ? last.inputHash : null;
}
