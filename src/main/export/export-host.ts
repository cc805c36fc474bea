import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { failure, KursvaktError, type Failure } from '@core/errors';
import type { ExportedFile, ExportRequest } from '@shared/dto/export';
import { partialFileOf } from './file-sink';
import { exportAnswerSchema, type ExportStart } from './protocol';
import type { UnfinishedExports } from './unfinished';

/** Room for a workbook of the largest size that is made. */
const MAX_OLD_GENERATION_MB = 512;

export interface ExportHost {
  /**
   * Writes one table. Errors: those of the export, `engine-crashed` when the thread itself failed, `cancelled` when it
   * is stopped meanwhile.
   */
  exportTable(request: ExportRequest, file: string): Promise<ExportedFile>;
  /** Ends what is being written and takes the half-written files away. */
  stop(): Promise<void>;
}

/**
 * Exports in a thread of its own, so that the window answers meanwhile and all memory goes back afterwards.
 * It reads only, hence it may run beside a sync. What `unfinished` knows from before is taken away at once.
 */
export function createExportHost(builtFolder: string, databaseFile: string, unfinished: UnfinishedExports): ExportHost {
  const entry = join(builtFolder, 'export-worker.js');
  const working = new Set<Worker>();
  let isStopped = false;
  unfinished.clean();

  function run(request: ExportRequest, file: string): Promise<ExportedFile> {
    return new Promise((resolve, reject) => {
      const start: ExportStart = { databaseFile, request, file };
      const worker = new Worker(entry, {
        workerData: start,
        name: 'kursvakt-export',
        resourceLimits: { maxOldGenerationSizeMb: MAX_OLD_GENERATION_MB },
      });
      working.add(worker);
      const ended = (): void => {
        working.delete(worker);
        const told = isStopped
          ? failure('cancelled', 'The export was stopped before the file was whole.', { remedy: 'Export again.' })
          : failure('engine-crashed', 'The export stopped unexpectedly.', { remedy: 'Try again, or choose CSV.' });
        reject(new KursvaktError(told));
      };
      worker.once('message', (raw: unknown) => {
        const answer = exportAnswerSchema.safeParse(raw);
        if (!answer.success) ended();
        else if (answer.data.type === 'done') resolve(answer.data.written);
        else reject(new KursvaktError(answer.data.failure as Failure));
      });
      worker.once('error', ended);
      worker.once('exit', ended);
    });
  }

  return {
    async exportTable(request, file) {
      const partialFile = partialFileOf(file);
      unfinished.begun(partialFile);
      try {
        return await run(request, file);
      } finally {
        // Of an app that ends, `stop` still has to take the file away.
        if (!isStopped) unfinished.ended(partialFile);
      }
    },
    async stop() {
      isStopped = true;
      await Promise.all([...working].map((worker) => worker.terminate()));
      unfinished.clean();
    },
  };
}
