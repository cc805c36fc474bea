import { failure, KursvaktError, type Failure } from '@core/errors';
import type { JobResults } from '@shared/engine/jobs';
import { engineMessageSchema, type EngineStart, type ThreadMemory } from '@shared/engine/protocol';
import type { EngineWrite } from '@shared/engine/writes';
import type { SyncProgressDto } from '@shared/dto/sync';
import type { Logger } from '../log/logger';
import type { EngineThread } from './thread';
import { createWriteDesk } from './write-desk';

export interface ThreadLimits {
  /** Without a sign of life for this long, the thread is stuck. */
  readonly silenceMs: number;
  readonly watchEveryMs: number;
  /** How long a thread that has answered may take to end. */
  readonly endingMs: number;
}

export interface ThreadOptions {
  readonly start: EngineStart;
  readonly createThread: (start: EngineStart) => EngineThread;
  readonly limits: ThreadLimits;
  readonly log: Logger;
  readonly onProgress: (progress: SyncProgressDto) => void;
  readonly onHeartbeat: (memory: ThreadMemory) => void;
  /** The thread itself failed, whatever its job was. */
  readonly onCrash: () => void;
}

export interface RunningThread {
  readonly thread: EngineThread;
  /** All that is left for it is to go. */
  hasAnswered(): boolean;
  /**
   * Has something small written in passing. False when the thread ended without doing it.
   * Errors: what kept it from being written.
   */
  write(writes: readonly EngineWrite[]): Promise<boolean>;
  /** Settles once the thread is gone. Errors: the job's failure; `engine-crashed`, `engine-memory`, `engine-timeout`. */
  readonly result: Promise<JobResults[keyof JobResults]>;
}

type Ending = { readonly result: JobResults[keyof JobResults] } | { readonly reason: Failure };

function crashFailure(error: Error): Failure {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? failure('engine-memory', 'The engine needed more memory than it may use.')
    : failure('engine-crashed', 'The engine stopped unexpectedly.');
}

/** One job in one thread, watched from the first message to the last. */
export function runInThread(options: ThreadOptions): RunningThread {
  const { log, limits } = options;
  const thread = options.createThread(options.start);
  const desk = createWriteDesk(thread);
  let ending: Ending | null = null;
  const result = new Promise<JobResults[keyof JobResults]>((resolve, reject) => {
    let silentMs = 0;
    let endTimer: NodeJS.Timeout | undefined;

    const crash = (reason: Failure): void => {
      if (ending !== null) return;
      ending = { reason };
      options.onCrash();
    };
    // Ticks are counted, not time: a computer that slept, or a main thread that was busy, heard nothing either.
    const watchdog = setInterval(() => {
      silentMs += limits.watchEveryMs;
      if (silentMs < limits.silenceMs) return;
      log.error('engine is silent', { job: options.start.job.kind });
      crash(failure('engine-timeout', 'The engine stopped answering.'));
      void thread.terminate();
    }, limits.watchEveryMs);

    function answered(answer: Ending): void {
      ending ??= answer;
      endTimer ??= setTimeout(() => {
        log.warn('engine answered but did not end', { job: options.start.job.kind });
        void thread.terminate();
      }, limits.endingMs);
    }

    thread.on('message', (raw) => {
      silentMs = 0;
      const parsed = engineMessageSchema.safeParse(raw);
      if (!parsed.success) {
        log.error('engine sent an unknown message', { issue: parsed.error.issues[0]?.message ?? '' });
        return;
      }
      const message = parsed.data;
      if ('memory' in message) options.onHeartbeat(message.memory);
      if (message.type === 'heartbeat') return;
      if (message.type === 'written') desk.written(message.id, message.failure as Failure | null);
      else if (message.type === 'progress') options.onProgress(message.progress);
      else if (message.type === 'done') answered({ result: message.result });
      else answered({ reason: message.failure as Failure });
    });
    thread.on('error', (error) => {
      log.error('engine crashed', { error: error.name, message: error.message });
      crash(crashFailure(error));
    });
    thread.on('exit', (code) => {
      clearInterval(watchdog);
      clearTimeout(endTimer);
      desk.close();
      if (ending === null) {
        log.error('engine ended without an answer', { code });
        crash(failure('engine-crashed', 'The engine stopped unexpectedly.'));
      }
      if (ending !== null && 'result' in ending) resolve(ending.result);
      else reject(new KursvaktError(ending?.reason ?? failure('engine-crashed', 'The engine stopped unexpectedly.')));
    });
  });
  return { thread, hasAnswered: () => ending !== null, write: desk.write, result };
}
