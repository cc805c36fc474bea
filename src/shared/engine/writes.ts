import * as z from 'zod';
import { noticeDeliverySchema } from '../dto/app';
import { isoDateSchema, orderbookIdSchema, strategyIdSchema } from '../dto/common';
import { cleanupTriggerSchema, memoryJobSchema, processMemorySchema } from '../dto/memory';
import { noticeFactsSchema } from '../dto/notice-facts';
import { dueNoteSchema } from '../dto/sync';
import { paramsInputSchema, variantNameSchema } from '../dto/variants';
import { settingsPatchSchema } from '../settings';

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
