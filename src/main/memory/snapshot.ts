import type { CleanupDto, MemoryDto, ProcessMemoryDto } from '@shared/dto/memory';
import type { EngineHeartbeat } from '@shared/engine/protocol';
import { isoInstant } from '../clock';
import { sampleProcess, type ProcessToSample } from './process-memory';

export interface MemorySnapshotInput {
  readonly nowMs: number;
  /** The main process first. */
  readonly processes: readonly ProcessToSample[];
  /** V8's account of the main thread, which the kernel cannot know. */
  readonly main: { readonly heapUsed: number; readonly arrayBuffers: number };
  readonly engine: EngineHeartbeat | null;
  readonly budgetBytes: number;
  readonly lastCleanup: CleanupDto | null;
}

/**
 * The memory of the whole app now. The engine is a thread of main: its heap and buffers are its own
 * report, its pages are part of main's, so its line has no size of its own and adds nothing to the total.
 */
export function takeMemorySnapshot(input: MemorySnapshotInput): MemoryDto {
  const processes: ProcessMemoryDto[] = input.processes.map(sampleProcess);
  const main = processes[0];
  if (main) {
    processes[0] = { ...main, heapUsedBytes: input.main.heapUsed, arrayBuffersBytes: input.main.arrayBuffers };
    if (input.engine) {
      processes.push({
        type: 'engine',
        pid: main.pid,
        pssBytes: null,
        rssBytes: null,
        heapUsedBytes: input.engine.heapUsedBytes,
        arrayBuffersBytes: input.engine.arrayBuffersBytes,
      });
    }
  }
  const hasPss = processes.some((process) => process.pssBytes !== null);
  const sizes = processes.map((process) => (hasPss ? process.pssBytes : process.rssBytes) ?? 0);
  return {
    at: isoInstant(input.nowMs),
    processes,
    totalPssBytes: sizes.reduce((sum, size) => sum + size, 0),
    budgetBytes: input.budgetBytes,
    metric: hasPss ? 'pss' : 'resident',
    lastCleanup: input.lastCleanup,
  };
}
