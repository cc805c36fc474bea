import * as z from 'zod';
import { isoDateSchema, orderbookIdSchema, paramsHashSchema, strategyIdSchema } from './common';

/** A strategy as published, or a person's variant of it, with the newest list of which something is compared. */
export const heldSetSchema = z.object({
  /** Names the set: the strategy's id, for a variant with the hash of its parameters behind it. */
  id: z.string(),
  strategyId: strategyIdSchema,
  /** Null for the published parameters. */
  paramsHash: paramsHashSchema.nullable(),
  variant: z.string().nullable(),
  asOf: isoDateSchema,
  size: z.int(),
});
export type HeldSetDto = z.infer<typeof heldSetSchema>;

/** Which names the newest lists have in common. */
export const overlapSchema = z.object({
  /** Strategies with a list, in the catalogue's order, each followed by its variants; the days may differ. */
  sets: z.array(heldSetSchema),
  /** `shared[a][b]`: how many names sets `a` and `b` both hold; on the diagonal the size of the list. */
  shared: z.array(z.array(z.int())),
  /** Every held name, in most sets first, then by name as Swedish sorts it. */
  members: z.array(
    z.object({
      orderbookId: orderbookIdSchema,
      ticker: z.string(),
      name: z.string(),
      setIds: z.array(z.string()),
    }),
  ),
});
export type OverlapDto = z.infer<typeof overlapSchema>;
export type OverlapMemberDto = OverlapDto['members'][number];
