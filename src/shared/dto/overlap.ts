import * as z from 'zod';
import { isoDateSchema, orderbookIdSchema, strategyIdSchema } from './common';

/** Which names the newest lists have in common. */
export const overlapSchema = z.object({
  /** Strategies with a list, in the catalogue's order; the days may differ when one has no newer list. */
  strategies: z.array(z.object({ strategyId: strategyIdSchema, asOf: isoDateSchema, size: z.int() })),
  /** `shared[a][b]`: how many names strategies `a` and `b` both hold; on the diagonal the size of the list. */
  shared: z.array(z.array(z.int())),
  /** Every held name, in most strategies first, then by name as Swedish sorts it. */
  members: z.array(
    z.object({
      orderbookId: orderbookIdSchema,
      ticker: z.string(),
      name: z.string(),
      strategyIds: z.array(strategyIdSchema),
    }),
  ),
});
export type OverlapDto = z.infer<typeof overlapSchema>;
export type OverlapMemberDto = OverlapDto['members'][number];
