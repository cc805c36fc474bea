import * as z from 'zod';
import { isoDateSchema, orderbookIdSchema, strategyIdSchema } from './common';
import { runStatusSchema } from './signals';
import { paramValueSchema } from './strategies';

/** What a person may send: values by name; what is left out has its default. */
export const paramsInputSchema = z.record(z.string().max(64), paramValueSchema).refine((params) => Object.keys(params).length <= 64, 'too many parameters');

export const variantNameSchema = z.string().trim().min(1).max(80);

/** A strategy with one set of parameters, and what its newest published day says. */
export const variantSchema = z.object({
  strategyId: strategyIdSchema,
  paramsHash: z.string(),
  /** Null for the published parameters. */
  name: z.string().nullable(),
  /** All parameters, defaults filled in. */
  params: z.record(z.string(), paramValueSchema),
  asOf: isoDateSchema.nullable(),
  status: runStatusSchema.nullable(),
  held: z.int(),
});
export type VariantDto = z.infer<typeof variantSchema>;

/** A variant beside the others: the names it holds, and what its newest day changed. */
export const variantSetSchema = variantSchema.extend({
  names: z.array(z.object({ orderbookId: orderbookIdSchema, ticker: z.string(), name: z.string() })),
  /** Where each name stands here that any of the strategy's sets holds; left out where it is not ranked. */
  places: z.record(orderbookIdSchema, z.int()),
  entered: z.int(),
  exited: z.int(),
  nextRebalance: isoDateSchema.nullable(),
});
export type VariantSetDto = z.infer<typeof variantSetSchema>;

const previewNameSchema = z.object({
  orderbookId: orderbookIdSchema,
  ticker: z.string(),
  name: z.string(),
  rank: z.int().nullable(),
  score: z.number().nullable(),
});

/** What other parameters would give on stored data; nothing of it is published. */
export const previewSchema = z.object({
  strategyId: strategyIdSchema,
  paramsHash: z.string(),
  asOf: isoDateSchema,
  status: runStatusSchema,
  gate: z.string().nullable(),
  eligible: z.int(),
  /** The target (list) or what is LONG (state) under the tried parameters, in rank order. */
  target: z.array(previewNameSchema),
  /** Against the published parameters on the same day. */
  entered: z.array(previewNameSchema),
  exited: z.array(previewNameSchema),
});
export type PreviewDto = z.infer<typeof previewSchema>;
