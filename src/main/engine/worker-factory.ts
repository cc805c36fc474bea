import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EngineStart } from '@shared/engine/protocol';
import { ENGINE_HEAP_MEGABYTES } from '../configuration';

/** A small young generation frees the buffers of read blobs sooner. */
const MAX_YOUNG_GENERATION_MB = 8;

/**
 * Starts engine threads from the built worker beside the entry that asks for it. The heap's limit stops a
 * flood of objects, which has no place in columnar code; typed arrays are not counted by it.
 */
export function createEngineWorkerFactory(builtFolder: string, heapMegabytes: number = ENGINE_HEAP_MEGABYTES): (start: EngineStart) => Worker {
  const file = join(builtFolder, 'engine-worker.js');
  return (start) =>
    new Worker(file, {
      workerData: start,
      name: 'kursvakt-engine',
      resourceLimits: {
        maxOldGenerationSizeMb: heapMegabytes,
        maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MB,
      },
    });
}
