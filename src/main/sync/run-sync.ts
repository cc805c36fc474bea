import { latestCompleteSession } from '@core/calendar/stockholm-calendar';
import { ENGINE_VERSION } from '@core/engine/engine-version';
import type { ClaimBytes } from '@core/memory/byte-budget';
import type { DataSource, MarketDataClient, RequestLogEntry } from '@core/domain/provider';
import { toFailure } from '@core/errors';
import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { SyncProgressDto, SyncSummaryDto, SyncTrigger } from '@shared/dto/sync';
import type { DueMark } from '@shared/engine/writes';
import type { Cancellation } from './cancellation';
import type { Logger } from '../log/logger';
import type { Writer } from '../store/file/connection';
import { createRunReader, createRunWriter } from '../store/records/runs';
import { refuseClockSetBack } from './clock-check';
import { runComputeStage } from './compute-stage';
import { runFetchStage } from './fetch-stage';
import { createProgressReporter } from './progress';
import { createRequestRecorder } from './request-recorder';
import { knownInputHash, resumableRuns } from './resume';
import { settleFile } from './settle-file';
import { claimDataSource } from './source-check';
import { createTally, summarize } from './tally';

export interface RunDependencies {
  readonly writer: Writer;
  readonly cancellation: Cancellation;
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly onProgress: (progress: SyncProgressDto) => void;
  /** Asked before columns are allocated. */
  readonly claimBytes: ClaimBytes;
  /** Lets small writes in that came while the thread was busy; only between two units of work, outside of any transaction. */
  readonly takeWrites: () => void;
}

export interface SyncJob {
  readonly runId: string;
  readonly trigger: SyncTrigger;
  readonly full: boolean;
  readonly limit: number | null;
  readonly plannedAtMs: number | null;
  /** The line of the plan that it serves. */
  readonly due?: DueMark | undefined;
}

export interface SyncDependencies extends RunDependencies {
  /** Makes the client; every request it sends is told. */
  readonly createClient: (onRequest: (entry: RequestLogEntry) => void) => MarketDataClient;
  /** Whom the client asks. */
  readonly source: DataSource;
  readonly width: number;
}

function statusOf(summary: { readonly failures: readonly unknown[] }): SyncSummaryDto['status'] {
  return summary.failures.length > 0 ? 'partial' : 'ok';
}

const RUNS_LOOKED_AT = 50;

/**
 * One sync from the lists to the published signals. Every instrument is stored as soon as it has been
 * read; a run that is killed is taken up by the next one for the same session where it was.
 * Errors: `cancelled`, or what made any progress impossible; the run is then recorded as such.
 */
export async function runSync(job: SyncJob, deps: SyncDependencies): Promise<SyncSummaryDto> {
  const { writer, cancellation, nowMs } = deps;
  const startedAtMs = nowMs();
  const session: EpochDay = latestCompleteSession(startedAtMs);
  const sessionText = toIsoDate(session);
  const runs = createRunWriter(writer);
  runs.markInterrupted(startedAtMs);
  const earlier = createRunReader(writer).newest(RUNS_LOOKED_AT);
  const resumedRuns = job.full ? [] : resumableRuns(earlier, sessionText);
  const identity = { runId: job.runId, trigger: job.trigger, startedAtMs, resumedFrom: resumedRuns[0] ?? null };
  runs.start({
    ...identity,
    plannedAtMs: job.plannedAtMs,
    due: job.due,
    engineVersion: ENGINE_VERSION,
    // A part of the lists is not the session: the schedule still has the whole of it to do.
    targetSession: job.limit === null ? sessionText : null,
  });

  const tally = createTally();
  const recorder = createRequestRecorder(writer);
  const progress = createProgressReporter({
    ...identity,
    nowMs,
    isCancelled: cancellation.isCancelled,
    report: deps.onProgress,
  });
  let inputHash: string | null = null;
  const finish = (status: SyncSummaryDto['status'], unchanged: boolean): SyncSummaryDto => {
    recorder.flush();
    const summary = summarize(identity, tally, { finishedAtMs: nowMs(), asOf: session, status, unchanged });
    runs.finish(job.runId, { status, finishedAtMs: nowMs(), summary, inputHash });
    return summary;
  };

  try {
    claimDataSource(writer, deps.source);
    refuseClockSetBack(writer, sessionText);
    const client = deps.createClient((entry) => {
      tally.countRequest(entry);
      recorder.add(entry);
    });
    await runFetchStage({
      writer,
      client,
      session,
      runId: job.runId,
      resumedRuns,
      full: job.full,
      limit: job.limit,
      width: deps.width,
      cancellation,
      progress,
      tally,
      nowMs,
    });
    if (tally.instruments.total > 0 && tally.instruments.failed === tally.instruments.total) {
      // Nothing new is known: the signals that are there stay the best ones.
      deps.log.warn('sync failed for every instrument', { runId: job.runId });
      return finish('failed', true);
    }
    const computed = runComputeStage({
      writer,
      asOf: session,
      runId: job.runId,
      knownInputHash: knownInputHash(earlier, sessionText),
      cancellation,
      progress,
      tally,
      nowMs,
      claimBytes: deps.claimBytes,
      takeWrites: deps.takeWrites,
    });
    inputHash = computed.inputHash;
    const unchanged = computed.unchanged && tally.instruments.updated === 0 && tally.instruments.delisted === 0;
    const summary = finish(statusOf(tally), unchanged);
    deps.log.info('sync finished', { runId: job.runId, status: summary.status, unchanged });
    settleFile(deps, tally.bars.inserted);
    return summary;
  } catch (error) {
    const reason = toFailure(error);
    tally.addFailure(null, 'run', reason);
    finish(reason.kind === 'cancelled' ? 'cancelled' : 'failed', true);
    throw error;
  } finally {
    writer.checkpoint();
  }
}
