import * as z from 'zod';
import { isoDateSchema, strategyIdSchema } from './common';
import { runStatusSchema } from './signals';

export const paramValueSchema = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.null(),
  z.array(z.number()),
  z.array(z.string()),
]);

export const paramSchema = z.object({
  default: paramValueSchema,
  min: z.number().nullable(),
  max: z.number().nullable(),
  allowed: z.array(z.string()).optional(),
  description: z.string(),
});

/** What a strategy is: derived from the strategy's own value, the same on every day. */
export const strategySchema = z.object({
  strategyId: strategyIdSchema,
  number: z.string(),
  name: z.string(),
  kind: z.enum(['list', 'state']),
  description: z.string(),
  source: z.string(),
  params: z.record(z.string(), paramSchema),
  rebalanceMonths: z.array(z.int()),
  minHistoryDays: z.int(),
  engineVersion: z.int(),
});
export type StrategyDto = z.infer<typeof strategySchema>;

/** A strategy in the side bar: what it is, and what its newest published run says. */
export const strategySummarySchema = strategySchema.extend({
  asOf: isoDateSchema.nullable(),
  status: runStatusSchema.nullable(),
  gate: z.string().nullable(),
  held: z.int(),
  entered: z.int(),
  exited: z.int(),
  nextRebalance: isoDateSchema.nullable(),
});
export type StrategySummaryDto = z.infer<typeof strategySummarySchema>;
