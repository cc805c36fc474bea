import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EngineStart } from '@shared/engine/protocol';

/**
 * Stops a flood of objects, which has no place in columnar code. Typed arrays are not counted by it; they
 * have a budget of their own.
 */
const MAX_OLD_GENERATION_MB = 256;
/** A small young generation frees the buffers of read blobs sooner. */
const MAX_YOUNG_GENERATION_MB = 8;

/** Starts engine threads from the built worker beside the entry that asks for it. */
export function createEngineWorkerFactory(builtFolder: string): (start: EngineStart) => Worker {
  const file = join(builtFolder, 'engine-worker.js');
  return (start) =>
    new Worker(file, {
      workerData: start,
      name: 'kursvakt-engine',
      resourceLimits: {
        maxOldGenerationSizeMb: MAX_OLD_GENERATION_MB,
        maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MB,
      },
    });
}
