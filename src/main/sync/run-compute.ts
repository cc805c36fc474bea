import { latestCompleteSession, tradingDayOnOrBefore } from '@core/calendar/stockholm-calendar';
import { raise } from '@core/errors';
import { parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { SyncSummaryDto, SyncTrigger } from '@shared/dto/sync';
import type { Reader } from '../store/file/connection';
import { createInstrumentReader } from '../store/market/instruments';
import { createRunWriter } from '../store/records/runs';
import { recordRun, type RunDependencies } from './recorded-run';

export interface ComputeJob {
  readonly runId: string;
  readonly trigger: SyncTrigger;
  /** The day to compute for, or one after it without trade; null = the newest complete session. */
  readonly asOf: string | null;
}

/** Results belong to sessions: a weekend means the Friday before it, and a day that has not closed has no result yet. */
function sessionOf(text: string, newest: EpochDay): EpochDay {
  const session = tradingDayOnOrBefore(parseIsoDate(text));
  if (session <= newest) return session;
  return raise('invalid-input', `The session of ${text} is not over.`, { remedy: `The newest day to compute is ${toIsoDate(newest)}.` });
}

/** Without a bar every strategy would be published as one that lacks data: no news, but a record that looks like a run. */
function refuseWithoutBars(reader: Reader, session: EpochDay): void {
  const { oldestBar } = createInstrumentReader(reader).coverage(toIsoDate(session));
  if (oldestBar === null) raise('no-data', 'No prices have been stored yet.', { remedy: 'Run “kursvakt sync” first.' });
  if (oldestBar > toIsoDate(session)) raise('no-data', `No prices of ${toIsoDate(session)} or before are stored.`, { remedy: `The oldest stored day is ${oldestBar}.` });
}

/**
 * Computes and publishes one day from what is stored, without the network. A past day uses only bars,
 * snapshots and figures that were known on it, so that it can be replayed.
 * Errors: `no-data` when no prices are stored and `invalid-input` for a session that is not over, with nothing recorded.
 */
export function runCompute(job: ComputeJob, deps: RunDependencies): SyncSummaryDto {
  const { writer, nowMs } = deps;
  const startedAtMs = nowMs();
  const newest = latestCompleteSession(startedAtMs);
  const asOf = job.asOf === null ? newest : sessionOf(job.asOf, newest);
  refuseWithoutBars(writer, asOf);
  createRunWriter(writer).markInterrupted(startedAtMs);
  const run = recordRun(
    {
      runId: job.runId,
      trigger: job.trigger,
      startedAtMs,
      resumedFrom: null,
      plannedAtMs: null,
      // Not a sync: it must not make the schedule believe that the session has been fetched.
      targetSession: null,
      asOf,
      tellsReplay: true,
    },
    deps,
  );
  try {
    const { unchanged } = run.compute(null);
    deps.log.info('computed', { asOf: toIsoDate(asOf), unchanged });
    return run.finish('ok', unchanged);
  } catch (error) {
    run.fail(error);
    throw error;
  } finally {
    writer.checkpoint();
  }
}
