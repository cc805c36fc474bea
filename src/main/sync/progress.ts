import { remainingMs } from '@core/sync/remaining-time';
import type { SyncProgressDto, SyncStage, SyncTrigger } from '@shared/dto/sync';
import { isoInstant } from '../clock';

export interface ProgressReporter {
  enter(stage: SyncStage, total: number): void;
  step(failed?: boolean): void;
}

export interface ProgressDependencies {
  readonly runId: string;
  readonly trigger: SyncTrigger;
  readonly startedAtMs: number;
  readonly nowMs: () => number;
  readonly isCancelled: () => boolean;
  readonly report: (progress: SyncProgressDto) => void;
}

/** Four a second is what an eye can use; the first and the last of a stage are always sent. */
const REPORT_EVERY_MS = 250;

export function createProgressReporter(deps: ProgressDependencies): ProgressReporter {
  let stage: SyncStage = 'waiting';
  let stageStartedMs = deps.startedAtMs;
  let reportedMs = 0;
  let done = 0;
  let total = 0;
  let failures = 0;

  function report(): void {
    reportedMs = deps.nowMs();
    deps.report({
      runId: deps.runId,
      trigger: deps.trigger,
      startedAt: isoInstant(deps.startedAtMs),
      stage,
      done,
      total,
      remainingMs: stage === 'fetching' ? remainingMs(reportedMs - stageStartedMs, done, total) : null,
      failures,
      cancelling: deps.isCancelled(),
    });
  }

  return {
    enter(nextStage, nextTotal) {
      stage = nextStage;
      total = nextTotal;
      done = 0;
      stageStartedMs = deps.nowMs();
      report();
    },
    step(failed = false) {
      done += 1;
      if (failed) failures += 1;
      if (done === total || deps.nowMs() - reportedMs >= REPORT_EVERY_MS) report();
    },
  };
}
