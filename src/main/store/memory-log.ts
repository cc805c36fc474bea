import type { CleanupDto, ProcessMemoryDto } from '@shared/dto/memory';
import type { Reader, Writer } from './connection';

const KEPT_SAMPLES = 10_000;
const KEPT_CLEANUPS = 500;

export interface MemorySample {
  readonly atMs: number;
  readonly totalBytes: number;
  readonly processes: readonly ProcessMemoryDto[];
}

export interface MemoryReader {
  /** Ascending by time. */
  samplesSince(atMs: number): MemorySample[];
  lastCleanup(): CleanupDto | null;
}

export interface MemoryWriter {
  addSamples(samples: readonly MemorySample[]): void;
  addCleanup(cleanup: CleanupDto): void;
}

export function createMemoryReader(reader: Reader): MemoryReader {
  const since = reader.query<[number], { atMs: number; totalBytes: number; processes: string }>(
    `SELECT at_ms AS atMs, total_bytes AS totalBytes, processes FROM memory_sample
     WHERE at_ms >= ? ORDER BY sample_id`,
  );
  const last = reader.query<[], Omit<CleanupDto, 'actions'> & { actions: string }>(
    `SELECT at, trigger, before_bytes AS beforeBytes, after_bytes AS afterBytes, actions
     FROM cleanup_log ORDER BY cleanup_id DESC LIMIT 1`,
  );
  return {
    samplesSince: (atMs) =>
      since.all(atMs).map((row) => ({ ...row, processes: JSON.parse(row.processes) as ProcessMemoryDto[] })),
    lastCleanup() {
      const row = last.get();
      return row === undefined ? null : { ...row, actions: JSON.parse(row.actions) as string[] };
    },
  };
}

export function createMemoryWriter(writer: Writer): MemoryWriter {
  const addSample = writer.command<[number, number, string]>(
    'INSERT INTO memory_sample (at_ms, total_bytes, processes) VALUES (?, ?, ?)',
  );
  const trimSamples = writer.command<[number]>(
    'DELETE FROM memory_sample WHERE sample_id <= (SELECT max(sample_id) FROM memory_sample) - ?',
  );
  const addCleanup = writer.command<[string, string, number, number, string]>(
    'INSERT INTO cleanup_log (at, trigger, before_bytes, after_bytes, actions) VALUES (?, ?, ?, ?, ?)',
  );
  const trimCleanups = writer.command<[number]>(
    'DELETE FROM cleanup_log WHERE cleanup_id <= (SELECT max(cleanup_id) FROM cleanup_log) - ?',
  );
  return {
    addSamples: (samples) =>
      writer.atomically(() => {
        for (const { atMs, totalBytes, processes } of samples) {
          addSample.run(Math.trunc(atMs), Math.trunc(totalBytes), JSON.stringify(processes));
        }
        trimSamples.run(KEPT_SAMPLES);
      }),
    addCleanup: ({ at, trigger, beforeBytes, afterBytes, actions }) =>
      writer.atomically(() => {
        addCleanup.run(at, trigger, Math.trunc(beforeBytes), Math.trunc(afterBytes), JSON.stringify(actions));
        trimCleanups.run(KEPT_CLEANUPS);
      }),
  };
}
