import { EventEmitter } from 'node:events';
import { toFailure } from '@core/errors';
import { engineStartSchema, type EngineMessage, type EngineStart } from '@shared/engine/protocol';
import { createCancellation } from '../../src/main/sync/cancellation';
import { createMailbox } from '../../src/main/engine/mailbox';
import { runJob } from '../../src/main/engine/jobs/run-job';
import type { EngineThread } from '../../src/main/engine/thread';
import { createLogger } from '../../src/main/log/logger';

/** The engine without a thread: the same jobs in this one, behind the same messages. */
export function createInProcessThread(start: EngineStart): EngineThread {
  const events = new EventEmitter();
  const cancellation = createCancellation(start.cancelFlag);
  // Messages between threads are copies.
  const send = (message: EngineMessage): void => void events.emit('message', structuredClone(message));
  const memory = { heapUsedBytes: 0, externalBytes: 0, arrayBuffersBytes: 0 };

  const log = createLogger({ level: start.logLevel, folder: start.homeFolder, scope: 'engine', nowMs: Date.now });
  const mailbox = createMailbox({ receive: () => undefined, answer: send, onCancel: cancellation.abort, log });

  async function work(): Promise<void> {
    send({ type: 'heartbeat', memory });
    try {
      const onProgress = (progress: Extract<EngineMessage, { type: 'progress' }>['progress']): void => send({ type: 'progress', progress });
      send({ type: 'done', result: await runJob(engineStartSchema.parse(start), { cancellation, mailbox, log, onProgress }), memory });
    } catch (error) {
      send({ type: 'failed', failure: { ...toFailure(error) } });
    }
    events.emit('exit', 0);
  }

  setImmediate(() => void work());
  return {
    on: (event: string, listener: (argument: never) => void) => events.on(event, listener as () => void),
    postMessage: (letter) => setImmediate(() => mailbox.take(structuredClone(letter))),
    terminate: async () => {
      cancellation.abort();
    },
  };
}
