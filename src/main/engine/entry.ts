import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { raise, toFailure } from '@core/errors';
import { engineStartSchema, type EngineMessage } from '@shared/engine/protocol';
import { createLogger } from '../log/logger';
import { threadMemory } from '../memory/thread-memory';
import { createCancellation } from '../sync/cancellation';
import { runJob } from './jobs/run-job';
import { createMailbox } from './mailbox';

const HEARTBEAT_MS = 500;

/** The engine's thread: one job from start to end, then nothing is left of it. */
async function main(): Promise<void> {
  const port = parentPort ?? raise('bug', 'The engine runs as a worker thread only.');
  const send = (message: EngineMessage): void => {
    port.postMessage(message);
  };
  const start = engineStartSchema.parse(workerData);
  const log = createLogger({
    level: start.logLevel,
    folder: start.homeFolder,
    scope: 'engine',
    nowMs: () => Date.now() + start.clockOffsetMs,
  });
  const cancellation = createCancellation(start.cancelFlag);
  const mailbox = createMailbox({
    receive: () => (receiveMessageOnPort(port) as { message: unknown } | undefined)?.message,
    answer: send,
    onCancel: cancellation.abort,
    log,
  });
  port.on('message', mailbox.take);
  const beat = setInterval(() => {
    send({ type: 'heartbeat', memory: threadMemory() });
  }, HEARTBEAT_MS);
  try {
    const result = await runJob(start, {
      cancellation,
      mailbox,
      log,
      onProgress: (progress) => {
        send({ type: 'progress', progress });
      },
    });
    send({ type: 'done', result, memory: threadMemory() });
  } catch (error) {
    const failure = toFailure(error);
    if (failure.kind === 'bug') log.error('unexpected error', { stack: error instanceof Error ? (error.stack ?? '') : '' });
    send({ type: 'failed', failure: { ...failure } });
  } finally {
    clearInterval(beat);
    port.close();
  }
}

void main();
