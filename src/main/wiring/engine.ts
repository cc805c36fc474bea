import type { SyncProgressDto } from '@shared/dto/sync';
import type { EngineJob } from '@shared/engine/jobs';
import type { JobObserver } from '@shared/engine/protocol';
import type { EngineWrite } from '@shared/engine/writes';
import { version } from '../../../package.json';
import type { Configuration } from '../configuration';
import { createEngineHost, type EngineHost } from '../engine/host';
import { engineStartOf } from '../engine/start';
import { createEngineWorkerFactory } from '../engine/worker-factory';
import type { Logger } from '../log/logger';
import type { StorageWatch } from '../resident/storage-watch';

export interface EngineWiringDependencies {
  readonly configuration: Configuration;
  /** `out/main`, where the built worker lies. */
  readonly builtFolder: string;
  readonly log: Logger;
  readonly onJob: (job: EngineJob) => JobObserver;
  readonly onProgress: (progress: SyncProgressDto) => void;
  readonly storage: StorageWatch;
  /** Before a job on a folder that took nothing: a reader opened there shares its read-only index with the writer. */
  readonly closeReader: () => void;
}

export interface EngineWiring {
  readonly engine: EngineHost;
  /** Small changes of the person and of the resident app. Errors: those of the store. */
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
}

/** The engine in its threads, and the one way in which anything small is written. */
export function wireEngine({ configuration, builtFolder, log, onJob, onProgress, storage, closeReader }: EngineWiringDependencies): EngineWiring {
  const host = createEngineHost({
    createWorker: createEngineWorkerFactory(builtFolder, configuration.engineHeapMegabytes),
    start: engineStartOf(configuration, version),
    log,
    nowMs: configuration.clock.nowMs,
    onJob,
    onProgress,
  });
  const engine: EngineHost = {
    ...host,
    /** Every job opens the database for writing: none tells as soon whether the folder takes anything. */
    async run(job) {
      if (storage.fault() !== null) closeReader();
      try {
        const result = await host.run(job);
        storage.worked();
        return result;
      } catch (error) {
        storage.failed(error);
        throw error;
      }
    },
  };
  return {
    engine,
    write: async (writes) => {
      await engine.run({ kind: 'write', writes: [...writes] });
    },
  };
}
