import * as z from 'zod';
import { freshnessSchema, isoDateSchema, isoInstantSchema, orderbookIdSchema, strategyIdSchema } from './common';

export const componentSchema = z.object({
  value: z.number().nullable(),
  rank: z.number().nullable(),
  /** Among how many it is a place, missing values included; null without a rank, and for rows of engine version 1. */
  of: z.int().nullable(),
  /** What it adds to the sum that it is a part of; null for a figure that decides alone or only explains. */
  contribution: z.number().nullable(),
  asOf: isoDateSchema.nullable(),
});
export type ComponentDto = z.infer<typeof componentSchema>;

export const changeSchema = z.enum(['entered', 'exited', 'kept', 'none']);

export const signalRowSchema = z.object({
  rank: z.int().nullable(),
  orderbookId: orderbookIdSchema,
  isin: z.string().nullable(),
  ticker: z.string(),
  name: z.string(),
  score: z.number().nullable(),
  inTarget: z.boolean(),
  targetWeight: z.number(),
  state: z.enum(['FLAT', 'LONG']).nullable(),
  event: z.enum(['INIT_FLAT', 'INIT_LONG', 'ENTER', 'EXIT']).nullable(),
  stateSince: isoDateSchema.nullable(),
  previousRank: z.int().nullable(),
  change: changeSchema,
  components: z.record(z.string(), componentSchema),
  /**
   * The close, in the listing currency, under which the row would leave the target with all else unchanged: of this day
   * for a list, the next one for a state strategy. Null outside the target and where it cannot be told.
   */
  leavesBelow: z.number().nullable(),
  flags: z.array(z.string()),
  status: z.enum(['OK', 'STALE', 'WARMUP']),
});
export type SignalRowDto = z.infer<typeof signalRowSchema>;

export const runStatusSchema = z.enum(['OK', 'PARTIAL', 'INSUFFICIENT_DATA', 'NO_POINT_IN_TIME_DATA']);

export const signalsSchema = z.object({
  strategyId: strategyIdSchema,
  paramsHash: z.string(),
  /** The session the rows are true for. */
  asOf: isoDateSchema,
  status: runStatusSchema,
  /** When the newest attempt produced no list: its day and the data gate that failed; the rows are older. */
  newestAttempt: z.object({ asOf: isoDateSchema, status: runStatusSchema, gate: z.string().nullable() }).nullable(),
  computedAt: isoInstantSchema,
  runId: z.string(),
  engineVersion: z.int(),
  revision: z.int(),
  freshness: freshnessSchema,
  universe: z.object({
    total: z.int(),
    eligible: z.int(),
    excluded: z.record(z.string(), z.int()),
  }),
  previousAsOf: isoDateSchema.nullable(),
  rows: z.array(signalRowSchema),
});
export type SignalsDto = z.infer<typeof signalsSchema>;

export const filterOutcomeSchema = z.object({
  name: z.string(),
  passed: z.boolean(),
  value: z.union([z.number(), z.string()]).nullable(),
  limit: z.union([z.number(), z.string()]).nullable(),
  margin: z.number().nullable(),
});
export type FilterOutcomeDto = z.infer<typeof filterOutcomeSchema>;

export const explanationSchema = signalRowSchema.extend({
  strategyId: strategyIdSchema,
  asOf: isoDateSchema,
  /** False when the instrument is not in the ranking at all; rank, score and components are then empty. */
  ranked: z.boolean(),
  /** Instruments in the ranking: those that passed the strategy's own tests as well. */
  rankedCount: z.int(),
  eligible: z.int(),
  filters: z.array(filterOutcomeSchema),
  /** Places from the target border: ≤ 0 inside the target, n = n places outside; null when not ranked. */
  distanceToTarget: z.number().nullable(),
  /** The row on the other side of the border: the first outside for one inside, the last inside for one outside. */
  border: z
    .object({ orderbookId: orderbookIdSchema, ticker: z.string(), name: z.string(), rank: z.int(), score: z.number().nullable() })
    .nullable(),
  /** What the score would have to change by to equal the border's; null where either has none. */
  scoreToBorder: z.number().nullable(),
  /** How far the price is above `leavesBelow`, as a fraction of the close; null where there is none. */
  fallToLeave: z.number().nullable(),
  firstFailedFilter: z.string().nullable(),
});
export type ExplanationDto = z.infer<typeof explanationSchema>;

export const changeReasonSchema = z.enum(['price', 'report', 'filter', 'universe', 'correction']);
export type ChangeReason = z.infer<typeof changeReasonSchema>;

export const diffEntrySchema = z.object({
  orderbookId: orderbookIdSchema,
  ticker: z.string(),
  name: z.string(),
  rank: z.int().nullable(),
  previousRank: z.int().nullable(),
  /** Null between days of which one was stored before reasons of absence were. */
  reason: changeReasonSchema.nullable(),
});
export type DiffEntryDto = z.infer<typeof diffEntrySchema>;

export const diffSchema = z.object({
  strategyId: strategyIdSchema,
  from: isoDateSchema.nullable(),
  to: isoDateSchema,
  entered: z.array(diffEntrySchema),
  exited: z.array(diffEntrySchema),
  moved: z.array(diffEntrySchema),
  /** By orderbook id; left out where it is not known. */
  reasons: z.record(z.string(), changeReasonSchema),
});
export type DiffDto = z.infer<typeof diffSchema>;
