import { latestCompleteSession, tradingDayOnOrBefore } from '@core/calendar/stockholm-calendar';
import { ENGINE_VERSION } from '@core/engine/engine-version';
import { raise, toFailure } from '@core/errors';
import { parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { ReplayDto, SyncSummaryDto, SyncTrigger } from '@shared/dto/sync';
import type { Reader } from '../store/file/connection';
import { createInstrumentReader } from '../store/market/instruments';
import { createRunWriter } from '../store/records/runs';
import { runComputeStage } from './compute-stage';
import { createProgressReporter } from './progress';
import type { RunDependencies } from './run-sync';
import { createTally, summarize } from './tally';

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
  const runs = createRunWriter(writer);
  runs.markInterrupted(startedAtMs);
  const identity = { runId: job.runId, trigger: job.trigger, startedAtMs, resumedFrom: null };
  // Not a sync: it must not make the schedule believe that the session has been fetched.
  runs.start({ ...identity, plannedAtMs: null, engineVersion: ENGINE_VERSION, targetSession: null });
  const tally = createTally();
  const progress = createProgressReporter({
    ...identity,
    nowMs,
    isCancelled: deps.cancellation.isCancelled,
    report: deps.onProgress,
  });
  let inputHash: string | null = null;
  let replay: ReplayDto | null = null;
  const finish = (status: SyncSummaryDto['status'], unchanged: boolean): SyncSummaryDto => {
    const summary = { ...summarize(identity, tally, { finishedAtMs: nowMs(), asOf, status, unchanged }), replay };
    runs.finish(job.runId, { status, finishedAtMs: nowMs(), summary, inputHash });
    return summary;
  };
  try {
    const computed = runComputeStage({
      writer,
      asOf,
      runId: job.runId,
      knownInputHash: null,
      cancellation: deps.cancellation,
      progress,
      tally,
      nowMs,
      claimBytes: deps.claimBytes,
      takeWrites: deps.takeWrites,
    });
    inputHash = computed.inputHash;
    replay = computed.replay;
    deps.log.info('computed', { asOf: toIsoDate(asOf), unchanged: computed.unchanged });
    return finish('ok', computed.unchanged);
  } catch (error) {
    const reason = toFailure(error);
    tally.addFailure(null, 'run', reason);
    finish(reason.kind === 'cancelled' ? 'cancelled' : 'failed', true);
    throw error;
  } finally {
    writer.checkpoint();
  }
}
