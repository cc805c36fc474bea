import * as z from 'zod';
import { isoInstantSchema } from './common';

export const processMemorySchema = z.object({
  /** main, renderer, gpu, utility, zygote … and `engine` for the worker thread inside main. */
  type: z.string(),
  pid: z.int(),
  /** Proportional set size; null where the OS offers none, and for the engine, which is a thread of main. */
  pssBytes: z.number().nullable(),
  /** What no other process shares; null where the OS does not say. */
  privateBytes: z.number().nullable(),
  rssBytes: z.number().nullable(),
  /** V8's own account of a thread, by heartbeat; null for processes without one. */
  heapUsedBytes: z.number().nullable(),
  /** What the thread's objects hold outside of the heap; array buffers are part of it. */
  externalBytes: z.number().nullable(),
  arrayBuffersBytes: z.number().nullable(),
});

/** What the page's process says of itself. Units: bytes. */
export const pageMemorySchema = z.strictObject({
  heapUsedBytes: z.int().min(0),
  /** What the document holds outside of V8's heap: nodes, styles, layout. Buffers are not told. */
  externalBytes: z.int().min(0),
});
export type PageMemoryDto = z.infer<typeof pageMemorySchema>;

export const cleanupTriggerSchema = z.enum(['manual', 'budget', 'hard-budget', 'idle', 'after-job']);

export const cleanupSchema = z.object({
  at: isoInstantSchema,
  trigger: cleanupTriggerSchema,
  beforeBytes: z.number(),
  afterBytes: z.number(),
  actions: z.array(z.string()),
});
export type CleanupDto = z.infer<typeof cleanupSchema>;

export const memorySchema = z.object({
  at: isoInstantSchema,
  processes: z.array(processMemorySchema),
  totalPssBytes: z.number(),
  /** The soft budget: above it the app lets go of what nobody notices. */
  budgetBytes: z.number(),
  /** Above it the app lets go of what is seen, too. */
  hardBudgetBytes: z.number(),
  /** What `pssBytes` means on this OS, so that the number is not misread. */
  metric: z.enum(['pss', 'private-working-set', 'resident']),
  lastCleanup: cleanupSchema.nullable(),
});
export type MemoryDto = z.infer<typeof memorySchema>;
export type ProcessMemoryDto = z.infer<typeof processMemorySchema>;

/** One look at the app: the whole, and its parts that a person can tell apart. */
export const memoryPointSchema = z.object({
  at: isoInstantSchema,
  totalBytes: z.number(),
  privateBytes: z.number().nullable(),
  mainBytes: z.number(),
  pageBytes: z.number(),
  /** What the engine's thread held by its own account: a part of main's size. */
  engineBytes: z.number(),
});
export type MemoryPointDto = z.infer<typeof memoryPointSchema>;

/** What one job took and gave back: the whole app before it, at its highest, and once it had settled. */
export const memoryJobSchema = z.object({
  kind: z.enum(['sync', 'compute', 'backup', 'write']),
  runId: z.string().nullable(),
  startedAt: isoInstantSchema,
  endedAt: isoInstantSchema,
  outcome: z.enum(['done', 'failed']),
  beforeBytes: z.number(),
  peakBytes: z.number(),
  afterBytes: z.number(),
  /** The most the engine's thread held by its own account. */
  enginePeakBytes: z.number(),
});
export type MemoryJobDto = z.infer<typeof memoryJobSchema>;

export const memoryHistorySchema = z.object({
  range: z.enum(['day', 'month']),
  /** Ascending. A day at full resolution; older than a day the highest sample of each half-hour. */
  points: z.array(memoryPointSchema),
  /** Newest first. */
  jobs: z.array(memoryJobSchema),
  /** Newest first. */
  cleanups: z.array(cleanupSchema),
});
export type MemoryHistoryDto = z.infer<typeof memoryHistorySchema>;
