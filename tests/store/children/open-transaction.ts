import { parentPort, workerData } from 'node:worker_threads';
import { openWriter } from '../../../src/main/store/file/database';
import { createSettingWriter } from '../../../src/main/store/records/settings';

/** A worker thread that sits inside an open transaction until it is terminated. */
const writer = openWriter(workerData as string);
writer.atomically(() => {
  createSettingWriter(writer).write({ theme: 'dark' });
  parentPort?.postMessage('inside');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
});
