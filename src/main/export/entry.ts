import { parentPort, workerData } from 'node:worker_threads';
import { raise, toFailure } from '@core/errors';
import { exportToFile } from './export-to-file';
import { exportStartSchema, type ExportAnswer } from './protocol';

/** The export's thread: one file from start to end, then nothing is left of the libraries and rows it took. */
async function main(): Promise<void> {
  const port = parentPort ?? raise('bug', 'The export runs as a worker thread only.');
  const { databaseFile, request, file } = exportStartSchema.parse(workerData);
  let answer: ExportAnswer;
  try {
    answer = { type: 'done', written: await exportToFile(databaseFile, request, file) };
  } catch (error) {
    answer = { type: 'failed', failure: { ...toFailure(error) } };
  }
  port.postMessage(answer);
}

void main();
