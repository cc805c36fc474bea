import { failure, KursvaktError, toFailure, type Failure } from '@core/errors';
import type { ThreadMemory, EngineJob, EngineStart, JobResults } from '@shared/engine/protocol';
import type { SyncProgressDto } from '@shared/dto/sync';
import type { Logger } from '../log/logger';
import { createRestartPolicy, type RestartPolicy } from './restart-policy';
import { runInThread, type ThreadLimits } from './run-in-thread';
import type { EngineThread } from './thread';

export type EngineState = 'idle' | 'working' | 'down';

export interface EngineLimits extends ThreadLimits {
  /** Pauses before the next thread, after the first, the second … crash of an hour. */
  readonly pausesMs: readonly number[];
}

export interface EngineHostDependencies {
  /** Starts the engine's thread with its start data and memory limit. */
  readonly createWorker: (start: EngineStart) => EngineThread;
  /** Everything of the start data that is the same for every job. */
  readonly start: Omit<EngineStart, 'job' | 'cancelFlag'>;
  readonly log: Logger;
  readonly onProgress?: (progress: SyncProgressDto) => void;
  readonly onStateChanged?: (state: EngineState) => void;
  /** A job's thread begins; what is returned is told what the thread holds, and when it is gone. */
  readonly onJob?: (job: EngineJob) => JobObserver;
  readonly nowMs: () => number;
  readonly limits?: Partial<EngineLimits>;
}

export interface JobObserver {
  heartbeat(memory: ThreadMemory): void;
  ended(outcome: 'done' | 'failed'): void;
}

export interface EngineHost {
  /**
   * Runs one job in a worker of its own and resolves with its result; the worker is gone afterwards,
   * and with it all memory it took. Jobs queue: there is one writer.
   * Errors: rejects with KursvaktError; `engine-crashed`, `engine-memory` or `engine-timeout` when the
   * thread itself failed, also without starting one when it failed three times within the hour.
   */
  run<Kind extends EngineJob['kind']>(job: Extract<EngineJob, { kind: Kind }>): Promise<JobResults[Kind]>;
  /**
   * Asks a run to stop, also one that still waits for its turn; all of them without an id. Small writes are
   * never stopped. False when there is nothing to stop.
   */
  cancel(runId?: string): boolean;
  state(): EngineState;
  /** The engine thread's own figures while it lives; null when there is no thread. */
  heartbeat(): ThreadMemory | null;
  /** Ends a thread that has answered but does not go by itself; false when there is none. */
  endIdleWorker(): Promise<boolean>;
  /** Takes no more jobs, cancels, lets small writes through, and ends the thread when the deadline is over. */
  stop(deadlineMs: number): Promise<void>;
}

const LIMITS: EngineLimits = { silenceMs: 60_000, watchEveryMs: 1000, endingMs: 5000, pausesMs: [1000, 5000] };

/** A job from its request to its end. */
interface Entry {
  readonly job: EngineJob;
  readonly cancelFlag: Int32Array<SharedArrayBuffer>;
  thread: EngineThread | null;
  hasAnswered: () => boolean;
  heartbeat: ThreadMemory | null;
}

function runIdOf(job: EngineJob): string | null {
  return 'runId' in job ? job.runId : null;
}

function refusal(kind: Failure['kind'], message: string, remedy?: string): KursvaktError {
  return new KursvaktError(failure(kind, message, remedy === undefined ? {} : { remedy }));
}

export function createEngineHost(deps: EngineHostDependencies): EngineHost {
  const log = deps.log.child('engine-host');
  const limits = { ...LIMITS, ...deps.limits };
  // A setting can still be saved when syncs crash: their crashes are counted apart.
  const policies = { write: createRestartPolicy(limits.pausesMs), work: createRestartPolicy(limits.pausesMs) };
  const entries = new Set<Entry>();
  let queue: Promise<unknown> = Promise.resolve();
  let stopping = false;
  let stopped = false;

  const policyOf = (job: EngineJob): RestartPolicy => (job.kind === 'write' ? policies.write : policies.work);
  const current = (): Entry | undefined => [...entries].find((entry) => entry.thread !== null);

  function state(): EngineState {
    if (current()) return 'working';
    return policies.work.delayMs(deps.nowMs()) === null ? 'down' : 'idle';
  }

  function isCancelled({ cancelFlag }: Entry): boolean {
    return Atomics.load(cancelFlag, 0) === 1;
  }

  /** Waits its pause after a crash, in steps short enough to notice a wish to stop. */
  async function waitForTurn(entry: Entry): Promise<void> {
    for (;;) {
      if (stopped || isCancelled(entry)) throw refusal('cancelled', 'The job was cancelled.');
      const delayMs = policyOf(entry.job).delayMs(deps.nowMs());
      if (delayMs === null) {
        throw refusal('engine-crashed', 'The engine stopped three times within an hour and rests.', 'Try again in an hour; the stored signals stay readable.');
      }
      if (delayMs === 0) return;
      await new Promise((resolve) => {
        setTimeout(resolve, Math.min(delayMs, 100));
      });
    }
  }

  async function work(entry: Entry): Promise<JobResults[keyof JobResults]> {
    let observer: JobObserver | undefined;
    let outcome: 'done' | 'failed' = 'failed';
    try {
      await waitForTurn(entry);
      observer = deps.onJob?.(entry.job);
      const running = runInThread({
        start: { ...deps.start, job: entry.job, cancelFlag: entry.cancelFlag.buffer },
        createThread: deps.createWorker,
        limits,
        log,
        onProgress: (progress) => deps.onProgress?.(progress),
        onHeartbeat: (memory) => {
          entry.heartbeat = memory;
          observer?.heartbeat(memory);
        },
        onCrash: () => {
          policyOf(entry.job).recordCrash(deps.nowMs());
        },
      });
      entry.thread = running.thread;
      entry.hasAnswered = running.hasAnswered;
      deps.onStateChanged?.('working');
      const result = await running.result;
      outcome = 'done';
      return result;
    } finally {
      entries.delete(entry);
      observer?.ended(outcome);
      if (entry.thread !== null) deps.onStateChanged?.(state());
    }
  }

  function cancelWhere(matches: (entry: Entry) => boolean): boolean {
    const cancelled = [...entries].filter((entry) => entry.job.kind !== 'write' && matches(entry));
    for (const { cancelFlag, thread } of cancelled) {
      Atomics.store(cancelFlag, 0, 1);
      thread?.postMessage('cancel');
    }
    return cancelled.length > 0;
  }

  return {
    run<Kind extends EngineJob['kind']>(job: Extract<EngineJob, { kind: Kind }>) {
      if (stopping) return Promise.reject(refusal('cancelled', 'Kursvakt is quitting.'));
      const entry: Entry = { job, cancelFlag: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), thread: null, hasAnswered: () => false, heartbeat: null };
      entries.add(entry);
      const next = queue.then(() => work(entry));
      queue = next.catch((error: unknown) => {
        log.debug('job failed', { kind: job.kind, failure: toFailure(error).kind });
      });
      return next as Promise<JobResults[Kind]>;
    },
    cancel: (runId) => cancelWhere(({ job }) => runId === undefined || runIdOf(job) === runId),
    state,
    heartbeat: () => current()?.heartbeat ?? null,
    async endIdleWorker() {
      const entry = current();
      if (!entry?.hasAnswered()) return false;
      await entry.thread?.terminate();
      return true;
    },
    async stop(deadlineMs) {
      stopping = true;
      cancelWhere(() => true);
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, deadlineMs);
      });
      await Promise.race([queue, deadline]);
      clearTimeout(timer);
      stopped = true;
      await current()?.thread?.terminate();
    },
  };
}
