import { ENGINE_VERSION } from '@core/engine/engine-version';
import { toFailure } from '@core/errors';
import type { ClaimBytes } from '@core/memory/byte-budget';
import type { EpochDay } from '@core/time/epoch-day';
import type { SyncProgressDto, SyncSummaryDto } from '@shared/dto/sync';
import type { Logger } from '../log/logger';
import type { Writer } from '../store/file/connection';
import { createRunWriter, type RunStart } from '../store/records/runs';
import type { Cancellation } from './cancellation';
import { runComputeStage, type ComputeOutcome } from './compute-stage';
import { createProgressReporter, type ProgressReporter } from './progress';
import { createTally, summarize, type Tally } from './tally';

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

export interface RunToRecord extends Omit<RunStart, 'engineVersion'> {
  readonly asOf: EpochDay;
  /** Whether the summary tells what came out as it was stored. */
  readonly tellsReplay: boolean;
  /** What has to be stored before the run has ended. */
  readonly beforeEnd?: () => void;
}

export interface RecordedRun {
  readonly tally: Tally;
  readonly progress: ProgressReporter;
  /** Computes and publishes the run's day; the same input as `knownInputHash` is not computed again. */
  compute(knownInputHash: string | null): ComputeOutcome;
  finish(status: SyncSummaryDto['status'], unchanged: boolean): SyncSummaryDto;
  /** Ends the run with what stopped it. */
  fail(error: unknown): void;
}

/** A run on the record from its start to its end: what it counts, tells on the way and leaves as its summary. */
export function recordRun({ asOf, tellsReplay, beforeEnd, ...start }: RunToRecord, deps: RunDependencies): RecordedRun {
  const { writer, cancellation, nowMs, claimBytes, takeWrites } = deps;
  const { runId } = start;
  const runs = createRunWriter(writer);
  runs.start({ ...start, engineVersion: ENGINE_VERSION });
  const tally = createTally();
  const progress = createProgressReporter({ ...start, nowMs, isCancelled: cancellation.isCancelled, report: deps.onProgress });
  let computed: ComputeOutcome | null = null;

  function finish(status: SyncSummaryDto['status'], unchanged: boolean): SyncSummaryDto {
    beforeEnd?.();
    const counted = summarize(start, tally, { finishedAtMs: nowMs(), asOf, status, unchanged });
    const summary = tellsReplay ? { ...counted, replay: computed?.replay ?? null } : counted;
    runs.finish(runId, { status, finishedAtMs: nowMs(), summary, inputHash: computed?.inputHash ?? null });
    return summary;
  }

  return {
    tally,
    progress,
    finish,
    compute(knownInputHash) {
      computed = runComputeStage({ writer, asOf, runId, knownInputHash, cancellation, progress, tally, nowMs, claimBytes, takeWrites });
      return computed;
    },
    fail(error) {
      const reason = toFailure(error);
      tally.addFailure(null, 'run', reason);
      finish(reason.kind === 'cancelled' ? 'cancelled' : 'failed', true);
    },
  };
}
