import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { failure, KursvaktError, type Failure } from '@core/errors';
import type { ExportedFile, ExportRequest } from '@shared/dto/export';
import { exportAnswerSchema, type ExportStart } from './protocol';

/** Room for a workbook of the largest size that is made. */
const MAX_OLD_GENERATION_MB = 512;

export type ExportTableToFile = (request: ExportRequest, file: string) => Promise<ExportedFile>;

/**
 * Exports in a thread of its own, so that the window answers meanwhile and all memory goes back afterwards.
 * It reads only, hence it may run beside a sync.
 * Errors: those of the export, or `engine-crashed` when the thread itself failed.
 */
export function createExportHost(builtFolder: string, databaseFile: string): ExportTableToFile {
  const entry = join(builtFolder, 'export-worker.js');
  return (request, file) =>
    new Promise((resolve, reject) => {
      const start: ExportStart = { databaseFile, request, file };
      const worker = new Worker(entry, {
        workerData: start,
        name: 'kursvakt-export',
        resourceLimits: { maxOldGenerationSizeMb: MAX_OLD_GENERATION_MB },
      });
      const crashed = (): void => {
        reject(new KursvaktError(failure('engine-crashed', 'The export stopped unexpectedly.', { remedy: 'Try again, or choose CSV.' })));
      };
      worker.once('message', (raw: unknown) => {
        const answer = exportAnswerSchema.safeParse(raw);
        if (!answer.success) crashed();
        else if (answer.data.type === 'done') resolve(answer.data.written);
        else reject(new KursvaktError(answer.data.failure as Failure));
      });
      worker.once('error', crashed);
      worker.once('exit', crashed);
    });
}
