import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { engineStartSchema, type EngineMessage } from '@shared/engine/protocol';
import { openWriter } from '../../../src/main/store/file/database';
import { createSettingWriter } from '../../../src/main/store/records/settings';

/** An engine thread that fails in the way that its job's run id names. */
const start = engineStartSchema.parse(workerData);
const port = parentPort!;
const memory = { heapUsedBytes: 1, externalBytes: 1, arrayBuffersBytes: 1 };
const send = (message: EngineMessage): void => {
  port.postMessage(message);
};

function spin(): never {
  for (;;) Math.sqrt(2);
}

const WAYS: Readonly<Record<string, () => void>> = {
  exit: () => process.exit(1),
  throw: () => {
    throw new TypeError('thrown on purpose');
  },
  reject: () => {
    void Promise.reject(new TypeError('rejected on purpose'));
    setInterval(() => undefined, 1000);
  },
  flood: () => {
    const held: unknown[] = [];
    for (;;) held.push({ text: `object ${held.length}`, more: [held.length] });
  },
  loop: spin,
  /** Stuck in the middle of a write. */
  transaction: () => {
    const writer = openWriter(join(start.homeFolder, 'kursvakt.db'));
    writer.atomically(() => {
      createSettingWriter(writer).write({ theme: 'dark' });
      send({ type: 'heartbeat', memory });
      spin();
    });
  },
  /** Busy, but telling of it. */
  busy: () => {
    const until = Date.now() + 1500;
    let told = 0;
    while (Date.now() < until) {
      if (Date.now() - told < 50) continue;
      told = Date.now();
      send({ type: 'heartbeat', memory });
    }
    send({ type: 'done', result: null, memory });
    port.close();
  },
  /** Says something unknown first. */
  babble: () => {
    port.postMessage({ type: 'gossip', rows: [1, 2, 3] });
    send({ type: 'done', result: null, memory });
    port.close();
  },
  /** Answers, but a forgotten timer keeps the thread alive. */
  linger: () => {
    send({ type: 'done', result: null, memory });
    setInterval(() => undefined, 1000);
  },
};

port.on('message', () => undefined);
const way = 'runId' in start.job ? WAYS[start.job.runId] : undefined;
if (way === undefined) {
  send({ type: 'done', result: null, memory });
  port.close();
} else way();
