import * as z from 'zod';
import { isoDateSchema, isoInstantSchema, strategyIdSchema } from '../dto/common';
import { triggerSchema, type SyncSummaryDto } from '../dto/sync';
import { paramsInputSchema, type PreviewDto } from '../dto/variants';
import { dueMarkSchema, writeSchema } from './writes';

export const syncJobSchema = z.strictObject({
  kind: z.literal('sync'),
  runId: z.string(),
  trigger: triggerSchema,
  full: z.boolean(),
  limit: z.int().min(1).nullable(),
  plannedAtMs: z.number().nullable(),
  due: dueMarkSchema.optional(),
});

export const computeJobSchema = z.strictObject({
  kind: z.literal('compute'),
  runId: z.string(),
  trigger: triggerSchema,
  asOf: isoDateSchema.nullable(),
});

/** What other parameters would give: computed on stored data, published nowhere. */
export const previewJobSchema = z.strictObject({ kind: z.literal('preview'), strategyId: strategyIdSchema, params: paramsInputSchema });

export const writeJobSchema = z.strictObject({ kind: z.literal('write'), writes: z.array(writeSchema).max(100) });

export const backupJobSchema = z.strictObject({ kind: z.literal('backup'), file: z.string().nullable() });

/** Looks at the database and mends it when it is damaged; brings an older one up to date. */
export const recoverJobSchema = z.strictObject({ kind: z.literal('recover') });

export const jobSchema = z.discriminatedUnion('kind', [syncJobSchema, computeJobSchema, writeJobSchema, previewJobSchema, backupJobSchema, recoverJobSchema]);
export type EngineJob = z.infer<typeof jobSchema>;

export const backupResultSchema = z.object({
  file: z.string(),
  verified: z.boolean(),
  rows: z.record(z.string(), z.number()),
});
export type BackupResult = z.infer<typeof backupResultSchema>;

export const recoveryResultSchema = z.object({
  /** `none`: nothing was wrong. `rebuilt`: a new, empty database. */
  outcome: z.enum(['none', 'restored', 'rebuilt']),
  /** When the copy was made that took the place of the damaged file; null without one. */
  backupMadeAt: isoInstantSchema.nullable(),
  /** Settings, watched shares, variants and strategies of one's own that were carried over. */
  salvagedRows: z.int(),
});
export type RecoveryResult = z.infer<typeof recoveryResultSchema>;

/** What each kind of job ends with. */
export interface JobResults {
  readonly sync: SyncSummaryDto;
  readonly compute: SyncSummaryDto;
  readonly write: null;
  readonly preview: PreviewDto;
  readonly backup: BackupResult;
  readonly recover: RecoveryResult;
}
