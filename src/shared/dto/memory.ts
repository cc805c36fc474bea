import * as z from 'zod';
import { isoInstantSchema } from './common';

export const processMemorySchema = z.object({
  /** main, renderer, gpu, utility, zygote … and `engine` for the worker thread inside main. */
  type: z.string(),
  pid: z.int(),
  /** Proportional set size; null where the OS offers none, and for the engine, which is a thread of main. */
  pssBytes: z.number().nullable(),
  rssBytes: z.number().nullable(),
  heapUsedBytes: z.number().nullable(),
  arrayBuffersBytes: z.number().nullable(),
});

export const cleanupSchema = z.object({
  at: isoInstantSchema,
  trigger: z.enum(['manual', 'budget', 'idle', 'after-job']),
  beforeBytes: z.number(),
  afterBytes: z.number(),
  actions: z.array(z.string()),
});
export type CleanupDto = z.infer<typeof cleanupSchema>;

export const memorySchema = z.object({
  at: isoInstantSchema,
  processes: z.array(processMemorySchema),
  totalPssBytes: z.number(),
  budgetBytes: z.number(),
  /** What `pssBytes` means on this OS, so that the number is not misread. */
  metric: z.enum(['pss', 'private-working-set', 'resident']),
  lastCleanup: cleanupSchema.nullable(),
});
export type MemoryDto = z.infer<typeof memorySchema>;
export type ProcessMemoryDto = z.infer<typeof processMemorySchema>;
