import { latestCompleteSession } from '@core/calendar/stockholm-calendar';
import type { DataSource, MarketDataClient, RequestLogEntry } from '@core/domain/provider';
import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { SyncSummaryDto, SyncTrigger } from '@shared/dto/sync';
import type { DueMark } from '@shared/engine/writes';
import { createRunReader, createRunWriter } from '../store/records/runs';
import { refuseClockSetBack } from './clock-check';
import { runFetchStage } from './fetch-stage';
import { recordRun, type RunDependencies } from './recorded-run';
import { createRequestRecorder } from './request-recorder';
import { knownInputHash, resumableRuns } from './resume';
import { settleFile } from './settle-file';
import { claimDataSource } from './source-check';

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
  createRunWriter(writer).markInterrupted(startedAtMs);
  const earlier = createRunReader(writer).newest(RUNS_LOOKED_AT);
  const resumedRuns = job.full ? [] : resumableRuns(earlier, sessionText);
  const recorder = createRequestRecorder(writer);
  const run = recordRun(
    {
      runId: job.runId,
      trigger: job.trigger,
      startedAtMs,
      resumedFrom: resumedRuns[0] ?? null,
      plannedAtMs: job.plannedAtMs,
      due: job.due,
      // A part of the lists is not the session: the schedule still has the whole of it to do.
      targetSession: job.limit === null ? sessionText : null,
      asOf: session,
      tellsReplay: false,
      beforeEnd: recorder.flush,
    },
    deps,
  );
  const { tally, progress } = run;

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
      return run.finish('failed', true);
    }
    const computed = run.compute(knownInputHash(earlier, sessionText));
    const unchanged = computed.unchanged && tally.instruments.updated === 0 && tally.instruments.delisted === 0;
    const summary = run.finish(statusOf(tally), unchanged);
    deps.log.info('sync finished', { runId: job.runId, status: summary.status, unchanged });
    settleFile(deps, tally.bars.inserted);
    return summary;
  } catch (error) {
    run.fail(error);
    throw error;
  } finally {
    writer.checkpoint();
  }
}
