import type * as z from 'zod';
import type { CleanupDto } from '@shared/dto/memory';
import type { memoryJobMarkSchema, memorySampleSchema } from '@shared/engine/writes';
import type { Reader, Writer } from '../file/connection';

const DAY_MS = 86_400_000;
const FULL_RESOLUTION_MS = DAY_MS;
const KEPT_MS = 31 * DAY_MS;
const KEPT_JOBS = 1000;
const KEPT_CLEANUPS = 500;

export type MemorySample = z.infer<typeof memorySampleSchema>;
export type MemoryJob = z.infer<typeof memoryJobMarkSchema>;
type StoredProcess = MemorySample['processes'][number];

export interface MemoryReader {
  /** Ascending by time. */
  samplesSince(atMs: number): MemorySample[];
  /** Newest first. */
  jobsSince(atMs: number): MemoryJob[];
  /** Newest first. */
  cleanups(limit: number): CleanupDto[];
}

export interface MemoryWriter {
  /** Appends, then thins: a day at full resolution, a month as the highest sample of each half-hour. */
  addSamples(samples: readonly MemorySample[], nowMs: number): void;
  addJob(job: MemoryJob): void;
  addCleanup(cleanup: CleanupDto): void;
}

/** In the file a process is a row of figures without their names, a third of the bytes. */
type ProcessRow = readonly [type: string, pss: number | null, exclusive: number | null, heap: number | null, external: number | null, buffers: number | null];

function toRow({ type, pssBytes, privateBytes, heapUsedBytes, externalBytes, arrayBuffersBytes }: StoredProcess): ProcessRow {
  return [type, pssBytes, privateBytes, heapUsedBytes, externalBytes, arrayBuffersBytes];
}

function toProcess([type, pssBytes, privateBytes, heapUsedBytes, externalBytes, arrayBuffersBytes]: ProcessRow): StoredProcess {
  return { type, pssBytes, privateBytes, heapUsedBytes, externalBytes, arrayBuffersBytes };
}

export function createMemoryReader(reader: Reader): MemoryReader {
  const since = reader.query<[number], Omit<MemorySample, 'processes'> & { processes: string }>(
    `SELECT at_ms AS atMs, total_bytes AS totalBytes, private_bytes AS privateBytes, processes FROM memory_sample
     WHERE at_ms >= ? ORDER BY at_ms, sample_id`,
  );
  const jobs = reader.query<[number], MemoryJob>(
    `SELECT kind, run_id AS runId, started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs, outcome, before_bytes AS beforeBytes,
       peak_bytes AS peakBytes, after_bytes AS afterBytes, engine_peak_bytes AS enginePeakBytes
     FROM memory_job WHERE ended_at_ms >= ? ORDER BY ended_at_ms DESC, job_id DESC`,
  );
  const cleanups = reader.query<[number], Omit<CleanupDto, 'actions'> & { actions: string }>(
    `SELECT at, trigger, before_bytes AS beforeBytes, after_bytes AS afterBytes, actions
     FROM cleanup_log ORDER BY cleanup_id DESC LIMIT ?`,
  );
  return {
    samplesSince: (atMs) =>
      since.all(Math.trunc(atMs)).map((row) => ({ ...row, processes: (JSON.parse(row.processes) as ProcessRow[]).map(toProcess) })),
    jobsSince: (atMs) => jobs.all(Math.trunc(atMs)),
    cleanups: (limit) => cleanups.all(limit).map((row) => ({ ...row, actions: JSON.parse(row.actions) as string[] })),
  };
}

export function createMemoryWriter(writer: Writer): MemoryWriter {
  const addSample = writer.command<[number, number, number | null, string]>(
    'INSERT INTO memory_sample (at_ms, total_bytes, private_bytes, processes) VALUES (?, ?, ?, ?)',
  );
  // A clock that was wrong leaves samples of days to come, which would never grow old.
  const forget = writer.command<[number, number]>('DELETE FROM memory_sample WHERE at_ms < ? OR at_ms > ?');
  // Half an hour is 1800000 ms: written out, because a bound number would divide as a fraction.
  const thin = writer.command<[number, number]>(
    `DELETE FROM memory_sample WHERE at_ms < ? AND EXISTS (
       SELECT 1 FROM memory_sample AS other
       WHERE other.at_ms >= memory_sample.at_ms - memory_sample.at_ms % 1800000
         AND other.at_ms < min(memory_sample.at_ms - memory_sample.at_ms % 1800000 + 1800000, ?)
         AND (other.total_bytes > memory_sample.total_bytes OR (other.total_bytes = memory_sample.total_bytes AND other.sample_id < memory_sample.sample_id))
     )`,
  );
  const addJob = writer.command<[string, string | null, number, number, string, number, number, number, number]>(
    `INSERT INTO memory_job (kind, run_id, started_at_ms, ended_at_ms, outcome, before_bytes, peak_bytes, after_bytes, engine_peak_bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const trimJobs = writer.command<[number]>('DELETE FROM memory_job WHERE job_id <= (SELECT max(job_id) FROM memory_job) - ?');
  const addCleanup = writer.command<[string, string, number, number, string]>(
    'INSERT INTO cleanup_log (at, trigger, before_bytes, after_bytes, actions) VALUES (?, ?, ?, ?, ?)',
  );
  const trimCleanups = writer.command<[number]>(
    'DELETE FROM cleanup_log WHERE cleanup_id <= (SELECT max(cleanup_id) FROM cleanup_log) - ?',
  );
  return {
    addSamples: (samples, nowMs) =>
      writer.atomically(() => {
        for (const { atMs, totalBytes, privateBytes, processes } of samples) {
          addSample.run(Math.trunc(atMs), Math.trunc(totalBytes), privateBytes === null ? null : Math.trunc(privateBytes), JSON.stringify(processes.map(toRow)));
        }
        forget.run(Math.trunc(nowMs - KEPT_MS), Math.trunc(nowMs + DAY_MS));
        thin.run(Math.trunc(nowMs - FULL_RESOLUTION_MS), Math.trunc(nowMs - FULL_RESOLUTION_MS));
      }),
    addJob: (job) =>
      writer.atomically(() => {
        addJob.run(
          job.kind, job.runId, Math.trunc(job.startedAtMs), Math.trunc(job.endedAtMs), job.outcome,
          Math.trunc(job.beforeBytes), Math.trunc(job.peakBytes), Math.trunc(job.afterBytes), Math.trunc(job.enginePeakBytes),
        );
        trimJobs.run(KEPT_JOBS);
      }),
    addCleanup: ({ at, trigger, beforeBytes, afterBytes, actions }) =>
      writer.atomically(() => {
        addCleanup.run(at, trigger, Math.trunc(beforeBytes), Math.trunc(afterBytes), JSON.stringify(actions));
        trimCleanups.run(KEPT_CLEANUPS);
      }),
  };
}
