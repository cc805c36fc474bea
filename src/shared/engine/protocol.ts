import * as z from 'zod';
import { failureSchema, syncProgressSchema, syncSummarySchema } from '../dto/sync';
import { previewSchema } from '../dto/variants';
import { backupResultSchema, jobSchema, recoveryResultSchema } from './jobs';
import { writeSchema } from './writes';

/**
 * What main and the engine worker say to each other. Only small plain values cross: prices and
 * signals stay in the worker and in the database.
 */

/** What main tells a thread that runs: to stop, or what to write in passing. */
export const engineRequestSchema = z.union([
  z.literal('cancel'),
  z.strictObject({ type: z.literal('write'), id: z.int(), writes: z.array(writeSchema).max(100) }),
]);
export type EngineRequest = z.infer<typeof engineRequestSchema>;

/** V8's own account of one thread. Units: bytes. */
export const threadMemorySchema = z.object({
  heapUsedBytes: z.number(),
  externalBytes: z.number(),
  arrayBuffersBytes: z.number(),
});
export type ThreadMemory = z.infer<typeof threadMemorySchema>;

/** Who is told what a job's thread holds, and when it is gone. */
export interface JobObserver {
  heartbeat(memory: ThreadMemory): void;
  ended(outcome: 'done' | 'failed'): void;
}

export const engineMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: syncProgressSchema }),
  z.object({ type: z.literal('heartbeat'), memory: threadMemorySchema }),
  z.object({
    type: z.literal('done'),
    result: z.union([syncSummarySchema, backupResultSchema, recoveryResultSchema, previewSchema, z.null()]),
    memory: threadMemorySchema,
  }),
  z.object({ type: z.literal('failed'), failure: failureSchema }),
  /** A small write that came in passing has been written, or why it was not. */
  z.object({ type: z.literal('written'), id: z.int(), failure: failureSchema.nullable() }),
]);
export type EngineMessage = z.infer<typeof engineMessageSchema>;

/** What the worker is born with: everything it may know of the world outside. */
export const engineStartSchema = z.object({
  homeFolder: z.string(),
  baseUrl: z.string(),
  requestsPerSecond: z.number().positive(),
  clockOffsetMs: z.number(),
  logLevel: z.enum(['error', 'warn', 'info', 'debug']),
  appVersion: z.string(),
  /** What the job may hold in typed arrays and other buffers. */
  bufferBudgetBytes: z.number().positive(),
  /** One Int32: 1 asks the job to stop. Shared, so that a busy thread sees it without a message. */
  cancelFlag: z.instanceof(SharedArrayBuffer),
  job: jobSchema,
});
export type EngineStart = z.infer<typeof engineStartSchema>;
