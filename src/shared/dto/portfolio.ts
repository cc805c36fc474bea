import * as z from 'zod';
import { isoDateSchema, orderbookIdSchema, strategyIdSchema } from './common';

/** A name with its place in the newest ranking; null when it is not ranked any more. */
const placedNameSchema = z.object({
  orderbookId: orderbookIdSchema,
  ticker: z.string(),
  name: z.string(),
  rank: z.int().nullable(),
});
export type PlacedNameDto = z.infer<typeof placedNameSchema>;

/**
 * The model portfolio of a list strategy: what somebody holds who follows it, changed only on rebalance days.
 * Not to be mixed up with the ranking of today, which says what one would buy if one began now.
 */
export const portfolioSchema = z.object({
  strategyId: strategyIdSchema,
  paramsHash: z.string(),
  /** The session of the newest ranking, from which `rank` and `today` are. */
  asOf: isoDateSchema,
  /** The day since which it is unchanged; null before its first rebalance day. */
  rebalancedOn: isoDateSchema.nullable(),
  nextRebalance: isoDateSchema.nullable(),
  /** The session whose ranking decides the next rebalance. */
  decidedOn: isoDateSchema.nullable(),
  /** How many names it has room for; null where several lists are held side by side. */
  places: z.int().nullable(),
  /** A held name stays while its rank is at most this; null where ranks do not decide. */
  keepRank: z.int().nullable(),
  holdings: z.array(placedNameSchema.extend({ weight: z.number(), heldSince: isoDateSchema, rankAtPurchase: z.int() })),
  /** What would change if the newest ranking decided a rebalance now. */
  today: z.object({ kept: z.int(), bought: z.array(placedNameSchema), sold: z.array(placedNameSchema) }),
});
export type PortfolioDto = z.infer<typeof portfolioSchema>;
export type HoldingDto = PortfolioDto['holdings'][number];
