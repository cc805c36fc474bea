import { hardBudgetBytes } from '@core/memory/budget';
import type { CleanupDto, MemoryDto, PageMemoryDto, ProcessMemoryDto } from '@shared/dto/memory';
import type { ThreadMemory } from '@shared/engine/protocol';
import { isoInstant } from '../clock';
import { readProcess, sampleProcess, type ProcessToSample, type ReadProcess } from './process-memory';

export interface MemorySnapshotInput {
  readonly nowMs: number;
  /** The main process first. */
  readonly processes: readonly ProcessToSample[];
  /** V8's account of the main thread, which the kernel cannot know; null when it is not ours to give. */
  readonly main: ThreadMemory | null;
  readonly engine: ThreadMemory | null;
  /** The page's own account; null without a page, or when it has not spoken lately. */
  readonly page: PageMemoryDto | null;
  readonly budgetBytes: number;
  readonly lastCleanup: CleanupDto | null;
}

/** What the sizes mean: proportional only where the kernel said so, not where Electron filled in. */
function metricOf(processes: readonly ProcessMemoryDto[], hasProc: boolean): MemoryDto['metric'] {
  if (processes.every((process) => process.pssBytes === null)) return 'resident';
  return hasProc ? 'pss' : 'private-working-set';
}

/**
 * The memory of the whole app now. The engine is a thread of main: its heap and buffers are its own
 * report, its pages are part of main's, so its line has no size of its own and adds nothing to the total.
 */
export function takeMemorySnapshot(input: MemorySnapshotInput, read: ReadProcess = readProcess): MemoryDto {
  const processes: ProcessMemoryDto[] = input.processes.map((process) => sampleProcess(process, read));
  const pageIndex = processes.findIndex(({ type }) => type === 'renderer');
  if (pageIndex >= 0) processes[pageIndex] = { ...processes[pageIndex]!, ...input.page };
  const main = processes[0];
  if (main) {
    processes[0] = { ...main, ...input.main };
    if (input.engine) {
      processes.push({
        type: 'engine',
        pid: main.pid,
        pssBytes: null,
        privateBytes: null,
        rssBytes: null,
        ...input.engine,
      });
    }
  }
  // A process without a better account counts with its resident size: too much rather than nothing. The
  // engine's line has neither, because its pages are main's.
  const sizes = processes.map((process) => process.pssBytes ?? process.rssBytes ?? 0);
  return {
    at: isoInstant(input.nowMs),
    processes,
    totalPssBytes: sizes.reduce((sum, size) => sum + size, 0),
    budgetBytes: input.budgetBytes,
    hardBudgetBytes: hardBudgetBytes(input.budgetBytes),
    metric: metricOf(processes, main !== undefined && read(main.pid, 'status') !== ''),
    lastCleanup: input.lastCleanup,
  };
}
