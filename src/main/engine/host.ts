import type { EngineJob, JobResults } from '@shared/engine/jobs';
import type { EngineStart, JobObserver, ThreadMemory } from '@shared/engine/protocol';
import type { SyncProgressDto } from '@shared/dto/sync';
import type { Logger } from '../log/logger';
import { createJobQueue } from './job-queue';
import { createJobsInHand, isCancelled, refusal, type JobInHand } from './jobs-in-hand';
import { createRestartPolicy, type RestartPolicy } from './restart-policy';
import { runInThread, type ThreadLimits } from './run-in-thread';
import { canTake } from './small-writes';
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

export interface EngineHost {
  /**
   * Runs one job in a worker of its own and resolves with its result; the worker is gone afterwards,
   * and with it all memory it took. Jobs queue: there is one writer. Small writes go before all others, and while
   * a run is at work it writes them in passing, so that nobody waits a sync for a setting.
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

type Result = JobResults[keyof JobResults];

export function createEngineHost(deps: EngineHostDependencies): EngineHost {
  const log = deps.log.child('engine-host');
  const limits = { ...LIMITS, ...deps.limits };
  // A setting can still be saved when syncs crash: their crashes are counted apart.
  const policies = { write: createRestartPolicy(limits.pausesMs), work: createRestartPolicy(limits.pausesMs) };
  const jobs = createJobsInHand(log);
  const queue = createJobQueue<JobInHand, Result>({ pauseMs, work });
  let stopping = false;
  let stopped = false;

  const policyOf = (job: EngineJob): RestartPolicy => (job.kind === 'write' ? policies.write : policies.work);

  function state(): EngineState {
    if (jobs.current()) return 'working';
    return policies.work.delayMs(deps.nowMs()) === null ? 'down' : 'idle';
  }

  /** The pause after a crash. */
  function pauseMs(entry: JobInHand): number {
    if (stopped || isCancelled(entry)) throw refusal('cancelled', 'The job was cancelled.');
    const delayMs = policyOf(entry.job).delayMs(deps.nowMs());
    if (delayMs !== null) return delayMs;
    throw refusal('engine-crashed', 'The engine stopped three times within an hour and rests.', 'Try again in an hour; the stored signals stay readable.');
  }

  async function work(entry: JobInHand): Promise<Result> {
    const observer = deps.onJob?.(entry.job);
    let outcome: 'done' | 'failed' = 'failed';
    try {
      entry.running = runInThread({
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
      deps.onStateChanged?.('working');
      const result = await entry.running.result;
      outcome = 'done';
      return result;
    } finally {
      jobs.release(entry);
      observer?.ended(outcome);
      if (entry.running !== null) deps.onStateChanged?.(state());
    }
  }

  /** A run that is at work writes it in passing; without one, or when that one ended before it did, a thread of its own does. */
  async function takeOrQueue(entry: JobInHand): Promise<Result> {
    const { job } = entry;
    const running = jobs.current();
    if (job.kind === 'write' && running && canTake(running.job, job.writes) && (await running.running?.write(job.writes)) === true) return null;
    return queue.add(entry);
  }

  return {
    run<Kind extends EngineJob['kind']>(job: Extract<EngineJob, { kind: Kind }>) {
      if (stopping) return Promise.reject(refusal('cancelled', 'Kursvakt is quitting.'));
      return jobs.take(job, takeOrQueue) as Promise<JobResults[Kind]>;
    },
    cancel: jobs.cancel,
    state,
    heartbeat: () => jobs.current()?.heartbeat ?? null,
    async endIdleWorker() {
      const running = jobs.current()?.running;
      if (!running?.hasAnswered()) return false;
      await running.thread.terminate();
      return true;
    },
    async stop(deadlineMs) {
      stopping = true;
      jobs.cancel();
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, deadlineMs);
      });
      // Also what a run was asked to write in passing and did not come to: that queues when the run has ended.
      await Promise.race([jobs.allSettled(), deadline]);
      clearTimeout(timer);
      stopped = true;
      await jobs.current()?.running?.thread.terminate();
    },
  };
}
