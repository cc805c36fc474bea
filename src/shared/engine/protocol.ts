import * as z from 'zod';
import { noticeDeliverySchema } from '../dto/app';
import { isoDateSchema, isoInstantSchema, orderbookIdSchema, strategyIdSchema } from '../dto/common';
import { cleanupTriggerSchema, memoryJobSchema, processMemorySchema } from '../dto/memory';
import { noticeFactsSchema } from '../dto/notice-facts';
import { dueNoteSchema, failureSchema, syncProgressSchema, syncSummarySchema, triggerSchema } from '../dto/sync';
import { paramsInputSchema, previewSchema, variantNameSchema, type PreviewDto } from '../dto/variants';
import { settingsPatchSchema } from '../settings';

/**
 * What main and the engine worker say to each other. Only small plain values cross: prices and
 * signals stay in the worker and in the database.
 */

export const plannedRunSchema = z.strictObject({
  kind: z.enum(['daily', 'correction']),
  plannedAtMs: z.number(),
  session: isoDateSchema,
});

/** The line of the plan that a sync serves; stored in one transaction with the run's beginning. */
export const dueMarkSchema = z.strictObject({
  planned: plannedRunSchema,
  note: dueNoteSchema,
  collapsed: z.array(plannedRunSchema).max(200),
});
export type DueMark = z.infer<typeof dueMarkSchema>;

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

export const memorySampleSchema = z.strictObject({
  atMs: z.number(),
  totalBytes: z.number(),
  privateBytes: z.number().nullable(),
  /** The sizes alone: a process id means nothing later. */
  processes: z.array(processMemorySchema.omit({ pid: true, rssBytes: true })).max(64),
});

export const memoryJobMarkSchema = memoryJobSchema
  .omit({ startedAt: true, endedAt: true })
  .extend({ startedAtMs: z.number(), endedAtMs: z.number() });

/** What other parameters would give: computed on stored data, published nowhere. */
export const previewJobSchema = z.strictObject({ kind: z.literal('preview'), strategyId: strategyIdSchema, params: paramsInputSchema });

/** Small writes of the person or of the resident app; they go through the one writer like all others. */
export const writeSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('settings'), patch: settingsPatchSchema }),
  z.strictObject({
    what: z.literal('notice'),
    kind: z.enum(['signals', 'error', 'recovered', 'info']),
    title: z.string().max(512),
    body: z.string().max(4096),
    facts: noticeFactsSchema,
    strategyId: z.string().nullable(),
    asOf: isoDateSchema.nullable(),
    dedupeKey: z.string().max(512),
    createdAtMs: z.number(),
    /** Null while the desktop has not answered. */
    delivery: noticeDeliverySchema.nullable(),
    /** What the notice tells; never told again. */
    changeKeys: z.array(z.string().max(256)).max(20_000),
  }),
  z.strictObject({ what: z.literal('notice-delivery'), noticeIds: z.array(z.int()).max(10_000), delivery: noticeDeliverySchema }),
  z.strictObject({
    what: z.literal('due-plan'),
    /** Planned lines after this instant that have not run are replaced by `upcoming`. */
    nowMs: z.number(),
    upcoming: z.array(plannedRunSchema).max(200),
    settled: z.array(z.strictObject({ planned: plannedRunSchema, runId: z.string() })).max(500),
  }),
  z.strictObject({ what: z.literal('watch'), orderbookId: orderbookIdSchema, watched: z.boolean() }),
  z.strictObject({
    what: z.literal('variant'),
    strategyId: strategyIdSchema,
    paramsHash: z.string().max(64),
    name: variantNameSchema,
    params: paramsInputSchema,
  }),
  z.strictObject({ what: z.literal('variant-removed'), strategyId: strategyIdSchema, paramsHash: z.string().max(64) }),
  /** The text of a definition; core reads and checks it where it is written. */
  z.strictObject({ what: z.literal('own-strategy'), definition: z.string().max(20_000), savedAtMs: z.number() }),
  z.strictObject({ what: z.literal('own-strategy-removed'), strategyId: strategyIdSchema }),
  z.strictObject({ what: z.literal('notices-read'), upToNoticeId: z.int(), readAtMs: z.number() }),
  z.strictObject({
    what: z.literal('memory-samples'),
    atMs: z.number(),
    samples: z.array(memorySampleSchema).max(500),
  }),
  z.strictObject({ what: z.literal('memory-job'), job: memoryJobMarkSchema }),
  z.strictObject({
    what: z.literal('cleanup'),
    atMs: z.number(),
    trigger: cleanupTriggerSchema,
    beforeBytes: z.number(),
    afterBytes: z.number(),
    actions: z.array(z.string().max(128)).max(32),
  }),
]);
export type EngineWrite = z.infer<typeof writeSchema>;

export const writeJobSchema = z.strictObject({ kind: z.literal('write'), writes: z.array(writeSchema).max(100) });
/** What main tells a thread that runs: to stop, or what to write in passing. */
export const engineRequestSchema = z.union([
  z.literal('cancel'),
  z.strictObject({ type: z.literal('write'), id: z.int(), writes: z.array(writeSchema).max(100) }),
]);
export type EngineRequest = z.infer<typeof engineRequestSchema>;

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
  readonly sync: z.infer<typeof syncSummarySchema>;
  readonly compute: z.infer<typeof syncSummarySchema>;
  readonly write: null;
  readonly preview: PreviewDto;
  readonly backup: BackupResult;
  readonly recover: RecoveryResult;
}

/** V8's own account of one thread. Units: bytes. */
export const threadMemorySchema = z.object({
  heapUsedBytes: z.number(),
  externalBytes: z.number(),
  arrayBuffersBytes: z.number(),
});
export type ThreadMemory = z.infer<typeof threadMemorySchema>;

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
