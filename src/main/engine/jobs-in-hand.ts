import { failure, KursvaktError, toFailure, type Failure } from '@core/errors';
import type { EngineJob } from '@shared/engine/jobs';
import type { ThreadMemory } from '@shared/engine/protocol';
import type { Logger } from '../log/logger';
import type { RunningThread } from './run-in-thread';

/** A job from its request to its end. */
export interface JobInHand {
  readonly job: EngineJob;
  /** Shared with the thread, which sees it while it is busy. */
  readonly cancelFlag: Int32Array<SharedArrayBuffer>;
  running: RunningThread | null;
  heartbeat: ThreadMemory | null;
}

export interface JobsInHand {
  /** Takes a job and what becomes of it; the job is in hand until that has settled. */
  take<Result>(job: EngineJob, begin: (entry: JobInHand) => Promise<Result>): Promise<Result>;
  /** The thread is gone: what it held is no longer anybody's to ask for. */
  release(entry: JobInHand): void;
  /** The one that has a thread. */
  current(): JobInHand | undefined;
  /** Asks a run to stop, also one that still waits for its turn; all without an id, but never a small write. False without any. */
  cancel(runId?: string): boolean;
  /** Resolves once there is none left, those included that are taken meanwhile. */
  allSettled(): Promise<void>;
}

export function refusal(kind: Failure['kind'], message: string, remedy?: string): KursvaktError {
  return new KursvaktError(failure(kind, message, remedy === undefined ? {} : { remedy }));
}

export function isCancelled({ cancelFlag }: JobInHand): boolean {
  return Atomics.load(cancelFlag, 0) === 1;
}

function runIdOf(job: EngineJob): string | null {
  return 'runId' in job ? job.runId : null;
}

export function createJobsInHand(log: Logger): JobsInHand {
  const entries = new Set<JobInHand>();
  const unsettled = new Set<Promise<unknown>>();

  return {
    take(job, begin) {
      const entry: JobInHand = { job, cancelFlag: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), running: null, heartbeat: null };
      entries.add(entry);
      const result = begin(entry);
      const settled = result
        .catch((error: unknown) => {
          log.debug('job failed', { kind: job.kind, failure: toFailure(error).kind });
        })
        .finally(() => {
          entries.delete(entry);
          unsettled.delete(settled);
        });
      unsettled.add(settled);
      return result;
    },
    release: (entry) => void entries.delete(entry),
    current: () => [...entries].find((entry) => entry.running !== null),
    cancel(runId) {
      const cancelled = [...entries].filter(({ job }) => job.kind !== 'write' && (runId === undefined || runIdOf(job) === runId));
      for (const { cancelFlag, running } of cancelled) {
        Atomics.store(cancelFlag, 0, 1);
        running?.thread.postMessage('cancel');
      }
      return cancelled.length > 0;
    },
    async allSettled() {
      while (unsettled.size > 0) await Promise.all(unsettled);
    },
  };
}
