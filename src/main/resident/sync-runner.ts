import { KursvaktError, toFailure } from '@core/errors';
import type { SyncProgressDto, SyncSummaryDto, SyncTrigger } from '@shared/dto/sync';
import type { DueMark } from '@shared/engine/writes';
import type { EngineHost } from '../engine/host';
import type { Logger } from '../log/logger';

export interface SyncRunnerDependencies {
  readonly engine: Pick<EngineHost, 'run' | 'cancel'>;
  readonly newRunId: () => string;
  readonly log: Logger;
  readonly onFinished: (summary: SyncSummaryDto) => void;
  readonly onFailed: (error: KursvaktError) => void;
  /** Called whenever a run begins or ends. */
  readonly onChanged: () => void;
}

export interface SyncRunner {
  /** Starts a sync, or joins the running one: there is never more than one. */
  start(trigger: SyncTrigger, options?: { full?: boolean; due?: DueMark }): { runId: string; joined: boolean };
  cancel(): boolean;
  /** Keeps what the running sync has reached; false when it is another job's. */
  progressed(progress: SyncProgressDto): boolean;
  /** The running sync's newest progress; null when none runs. */
  progress(): SyncProgressDto | null;
  isRunning(): boolean;
}

export function createSyncRunner(deps: SyncRunnerDependencies): SyncRunner {
  const log = deps.log.child('sync-runner');
  let running: { readonly runId: string; progress: SyncProgressDto | null } | null = null;
  return {
    start(trigger, { full = false, due } = {}) {
      if (running) return { runId: running.runId, joined: true };
      const runId = deps.newRunId();
      running = { runId, progress: null };
      deps.onChanged();
      deps.engine
        .run({ kind: 'sync', runId, trigger, full, limit: null, plannedAtMs: due?.planned.plannedAtMs ?? null, due })
        .finally(() => {
          running = null;
          deps.onChanged();
        })
        .then(deps.onFinished)
        .catch((error: unknown) => {
          log.warn('sync ended early', { kind: toFailure(error).kind });
          deps.onFailed(error instanceof KursvaktError ? error : new KursvaktError(toFailure(error)));
        });
      return { runId, joined: false };
    },
    cancel: () => running !== null && deps.engine.cancel(running.runId),
    progressed(progress) {
      if (running?.runId !== progress.runId) return false;
      running.progress = progress;
      return true;
    },
    progress: () => running?.progress ?? null,
    isRunning: () => running !== null,
  };
}
