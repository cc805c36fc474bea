import * as z from 'zod';

export const isoDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const isoInstantSchema = z.iso.datetime();
export const orderbookIdSchema = z.string().regex(/^\d{1,12}$/);
export const strategyIdSchema = z.string().regex(/^[a-z0-9_:-]{1,80}$/);

/** Names a set of parameters: of a published strategy or of a person's variant. */
export const paramsHashSchema = z.string().regex(/^[0-9a-f]{16}$/);

/** How old the shown data are, judged on the newest bars against the session that should exist. */
export const freshnessStateSchema = z.enum(['fresh', 'partial', 'late', 'stale', 'empty']);
export type FreshnessState = z.infer<typeof freshnessStateSchema>;

export const freshnessSchema = z.object({
  /** The newest session whose final bars should exist by now. */
  expectedSession: isoDateSchema,
  /** Share of the listed instruments that have a bar of the expected session, 0 … 1. */
  currentShare: z.number(),
  state: freshnessStateSchema,
  /** The newest stored session that has bars; null before the first sync. */
  newestBar: isoDateSchema.nullable(),
});
export type FreshnessDto = z.infer<typeof freshnessSchema>;
