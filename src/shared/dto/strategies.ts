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

/** A limit that moves with another parameter: times · value + plus, within atLeast … atMost. */
const paramRefSchema = z
  .object({ param: z.string(), times: z.number().optional(), plus: z.number().optional(), atLeast: z.number().optional(), atMost: z.number().optional() })
  .nullable();

export const paramSchema = z.object({
  type: z.enum(['integer', 'number', 'choice', 'flag', 'integerList', 'numberList', 'textList']),
  default: paramValueSchema,
  /** Limits at the defaults of the other parameters. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  allowed: z.array(z.string()).optional(),
  /** The allowed values as they are sent back; null where there is no choice. */
  choices: z.array(z.union([z.string(), z.number(), z.null()])).nullable(),
  nullable: z.boolean(),
  follows: z.object({ default: paramRefSchema, min: paramRefSchema, max: paramRefSchema }),
  /** What a list has to be; null for a single value. */
  list: z.object({ minLength: z.int(), maxLength: z.int(), sum: z.number().nullable(), unique: z.boolean() }).nullable(),
  description: z.string(),
});
export type ParamDto = z.infer<typeof paramSchema>;
export type ParamValueDto = z.infer<typeof paramValueSchema>;

/** What a strategy is: derived from the strategy's own value, the same on every day. */
export const strategySchema = z.object({
  strategyId: strategyIdSchema,
  number: z.string(),
  name: z.string(),
  kind: z.enum(['list', 'state']),
  description: z.string(),
  source: z.string(),
  params: z.record(z.string(), paramSchema),
  /** Sets of parameters that the strategy itself names; what is left out has its default. */
  presets: z.array(z.object({ id: z.string(), name: z.string(), params: z.record(z.string(), paramValueSchema) })),
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
