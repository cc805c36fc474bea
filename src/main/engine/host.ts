import type { Worker } from 'node:worker_threads';
import { failure, KursvaktError, toFailure, type Failure } from '@core/errors';
import {
  engineMessageSchema,
  type EngineHeartbeat,
  type EngineJob,
  type EngineStart,
  type JobResults,
} from '@shared/engine/protocol';
import type { SyncProgressDto } from '@shared/dto/sync';
import type { Logger } from '../log/logger';

export type EngineState = 'idle' | 'working' | 'down';

export interface EngineHostDependencies {
  /** Starts the engine's thread with its start data and memory limit. */
  readonly createWorker: (start: EngineStart) => Worker;
  /** Everything of the start data that is the same for every job. */
  readonly start: Omit<EngineStart, 'job' | 'cancelFlag'>;
  readonly log: Logger;
  readonly onProgress?: (progress: SyncProgressDto) => void;
  readonly onStateChanged?: (state: EngineState) => void;
  readonly nowMs: () => number;
}

export interface EngineHost {
  /**
   * Runs one job in a worker of its own and resolves with its result; the worker is gone afterwards,
   * and with it all memory it took. Jobs queue: there is one writer.
   * Errors: rejects with KursvaktError; `engine-crashed`, `engine-memory` or `engine-timeout` when the
   * thread itself failed.
   */
  run<Kind extends EngineJob['kind']>(job: Extract<EngineJob, { kind: Kind }>): Promise<JobResults[Kind]>;
  /** Asks the running job to stop; false when none is running. */
  cancel(): boolean;
  state(): EngineState;
  /** The engine thread's own figures while it lives; null when there is no thread. */
  heartbeat(): EngineHeartbeat | null;
  /** Cancels, waits up to the deadline for the thread to end by itself, then ends it. */
  stop(deadlineMs: number): Promise<void>;
}

/** Without a sign of life for this long, the thread is stuck. */
const SILENCE_LIMIT_MS = 60_000;
const CRASHES_PER_HOUR = 3;
const HOUR_MS = 3_600_000;

interface RunningJob {
  readonly worker: Worker;
  readonly cancelFlag: Int32Array;
  readonly finished: Promise<void>;
  heartbeat: EngineHeartbeat | null;
}

function crashFailure(error: Error & { code?: string }): Failure {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? failure('engine-memory', 'The engine needed more memory than it may use.')
    : failure('engine-crashed', 'The engine stopped unexpectedly.');
}

export function createEngineHost(deps: EngineHostDependencies): EngineHost {
  const log = deps.log.child('engine-host');
  let running: RunningJob | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let stopping = false;
  let crashTimesMs: number[] = [];

  function isDown(): boolean {
    const now = deps.nowMs();
    crashTimesMs = crashTimesMs.filter((time) => now - time < HOUR_MS);
    return crashTimesMs.length >= CRASHES_PER_HOUR;
  }

  function state(): EngineState {
    if (running) return 'working';
    return isDown() ? 'down' : 'idle';
  }

  function launch<Kind extends EngineJob['kind']>(
    job: Extract<EngineJob, { kind: Kind }>,
  ): Promise<JobResults[Kind]> {
    return new Promise((resolve, reject) => {
      const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const worker = deps.createWorker({ ...deps.start, job, cancelFlag: shared });
      let outcome: (() => void) | null = null;
      let lastSignMs = deps.nowMs();
      let markFinished: () => void = () => undefined;
      const current: RunningJob = {
        worker,
        cancelFlag: new Int32Array(shared),
        finished: new Promise((done) => {
          markFinished = done;
        }),
        heartbeat: null,
      };
      running = current;
      deps.onStateChanged?.('working');

      const settle = (result: () => void): void => {
        outcome ??= result;
      };
      const watchdog = setInterval(() => {
        if (deps.nowMs() - lastSignMs < SILENCE_LIMIT_MS) return;
        settle(() => { reject(new KursvaktError(failure('engine-timeout', 'The engine stopped answering.'))); });
        void worker.terminate();
      }, 1000);

      worker.on('message', (raw: unknown) => {
        lastSignMs = deps.nowMs();
        const parsed = engineMessageSchema.safeParse(raw);
        if (!parsed.success) {
          log.error('engine sent an unknown message', { issue: parsed.error.issues[0]?.message ?? '' });
          return;
        }
        const message = parsed.data;
        if (message.type === 'heartbeat') current.heartbeat = message.memory;
        else if (message.type === 'progress') deps.onProgress?.(message.progress);
        else if (message.type === 'done') settle(() => { resolve(message.result as JobResults[Kind]); });
        else settle(() => { reject(new KursvaktError(message.failure as Failure)); });
      });
      worker.on('error', (error) => {
        crashTimesMs.push(deps.nowMs());
        log.error('engine crashed', { error: error.name, message: error.message });
        settle(() => { reject(new KursvaktError(crashFailure(error))); });
      });
      worker.on('exit', (code) => {
        clearInterval(watchdog);
        running = null;
        if (!outcome) {
          crashTimesMs.push(deps.nowMs());
          log.error('engine ended without an answer', { code });
          settle(() => { reject(new KursvaktError(failure('engine-crashed', 'The engine stopped unexpectedly.'))); });
        }
        markFinished();
        deps.onStateChanged?.(state());
        outcome?.();
      });
    });
  }

  return {
    run(job) {
      if (stopping) return Promise.reject(new KursvaktError(failure('cancelled', 'Kursvakt is quitting.')));
      const next = queue.then(() => launch(job));
      queue = next.catch((error: unknown) => {
        log.debug('job failed', { kind: job.kind, failure: toFailure(error).kind });
      });
      return next;
    },
    cancel() {
      if (!running) return false;
      Atomics.store(running.cancelFlag, 0, 1);
      running.worker.postMessage('cancel');
      return true;
    },
    state,
    heartbeat: () => running?.heartbeat ?? null,
    async stop(deadlineMs) {
      stopping = true;
      const current = running;
      if (!current) return;
      Atomics.store(current.cancelFlag, 0, 1);
      current.worker.postMessage('cancel');
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, deadlineMs);
      });
      await Promise.race([current.finished, deadline]);
      clearTimeout(timer);
      if (running === current) await current.worker.terminate();
    },
  };
}
