import type { CleanupDto, MemoryDto, MemoryHistoryDto } from '@shared/dto/memory';
import type { EngineWrite } from '@shared/engine/writes';
import type { Logger } from '../log/logger';
import type { MemoryJob, MemoryReader, MemorySample } from '../store/records/memory-log';
import { toHistory, toSample, type HistoryRange } from './history';

export interface LedgerDependencies {
  /** Stored rows; null while there is no database to keep any in. */
  readonly stored: () => MemoryReader | null;
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
  readonly nowMs: () => number;
  readonly log: Logger;
}

export interface Ledger {
  add(memory: MemoryDto): void;
  addJob(job: MemoryJob): void;
  addCleanup(cleanup: CleanupDto): void;
  lastCleanup(): CleanupDto | null;
  history(range: HistoryRange): MemoryHistoryDto;
  /** Hands what has gathered to the writer; what cannot be written is kept for the next time. */
  flush(): Promise<void>;
}

/** Full resolution: a sample a minute. */
const STEP_MS = 60_000;
/** A thread for a handful of rows costs more than the rows: they wait for company. */
const FLUSH_AFTER_MS = 30 * 60_000;
const WAITING_SAMPLES = 240;
const WAITING_MARKS = 30;

/** The memory on a time line, gathered in small batches and kept in the database by the one writer. */
export function createLedger(deps: LedgerDependencies): Ledger {
  const log = deps.log.child('memory-ledger');
  let samples: MemorySample[] = [];
  let newestMs = Number.NEGATIVE_INFINITY;
  let jobs: MemoryJob[] = [];
  let cleanups: CleanupDto[] = [];
  let flushing: Promise<void> | null = null;

  function isDue(): boolean {
    const oldest = samples[0];
    return oldest !== undefined && Math.abs(deps.nowMs() - oldest.atMs) >= FLUSH_AFTER_MS;
  }

  async function write(): Promise<void> {
    if (!deps.stored() || samples.length + jobs.length + cleanups.length === 0) return;
    const taken = { samples, jobs, cleanups };
    const writes: EngineWrite[] = [
      { what: 'memory-samples', atMs: deps.nowMs(), samples: taken.samples },
      ...taken.jobs.map((job): EngineWrite => ({ what: 'memory-job', job })),
      ...taken.cleanups.map(({ at, ...figures }): EngineWrite => ({ what: 'cleanup', atMs: Date.parse(at), ...figures })),
    ];
    try {
      await deps.write(writes);
      samples = samples.filter((sample) => !taken.samples.includes(sample));
      jobs = jobs.filter((job) => !taken.jobs.includes(job));
      cleanups = cleanups.filter((cleanup) => !taken.cleanups.includes(cleanup));
    } catch (error) {
      log.warn('the memory ledger could not be written', { error: error instanceof Error ? error.name : typeof error });
    }
  }

  function flush(): Promise<void> {
    flushing ??= write().finally(() => {
      flushing = null;
    });
    return flushing;
  }

  return {
    add(memory) {
      const sample = toSample(memory);
      if (Math.abs(sample.atMs - newestMs) < STEP_MS) return;
      newestMs = sample.atMs;
      samples = [...samples, sample].slice(-WAITING_SAMPLES);
      if (isDue()) void flush();
    },
    addJob(job) {
      jobs = [...jobs, job].slice(-WAITING_MARKS);
    },
    addCleanup(cleanup) {
      cleanups = [...cleanups, cleanup].slice(-WAITING_MARKS);
    },
    lastCleanup: () => cleanups.at(-1) ?? deps.stored()?.cleanups(1)[0] ?? null,
    history: (range) => toHistory(range, deps.nowMs(), deps.stored(), { samples, jobs, cleanups }),
    flush,
  };
}
