import * as z from 'zod';
import { isoDateSchema, orderbookIdSchema, strategyIdSchema } from './common';
import { changeReasonSchema } from './signals';

/** Who came into a strategy's list and who left it, day by day, as the runs have written it. */
export const historySchema = z.object({
  strategyId: strategyIdSchema,
  paramsHash: z.string(),
  /** The first day with a list, and how many days have one. */
  firstDay: isoDateSchema.nullable(),
  days: z.int(),
  /** Newest first. */
  events: z.array(
    z.object({
      asOf: isoDateSchema,
      orderbookId: orderbookIdSchema,
      ticker: z.string(),
      name: z.string(),
      change: z.enum(['entered', 'exited']),
      reason: changeReasonSchema,
      rank: z.int().nullable(),
      previousRank: z.int().nullable(),
    }),
  ),
  /** True when there are older ones than those given. */
  hasMore: z.boolean(),
});
export type HistoryDto = z.infer<typeof historySchema>;
export type HistoryEventDto = HistoryDto['events'][number];

/** The places of some names over the newest days. */
export const rankHistorySchema = z.object({
  /** Ascending. */
  days: z.array(isoDateSchema),
  /** By orderbook id, one per day; null on a day on which the name was not ranked. */
  ranks: z.record(z.string(), z.array(z.int().nullable())),
});
export type RankHistoryDto = z.infer<typeof rankHistorySchema>;
