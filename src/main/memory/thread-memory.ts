import type { ThreadMemory } from '@shared/engine/protocol';

/** V8's account of the thread that asks. Units: bytes. */
export function threadMemory(): ThreadMemory {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { heapUsedBytes: heapUsed, externalBytes: external, arrayBuffersBytes: arrayBuffers };
}
