import * as z from 'zod';
import { orderbookIdSchema } from './common';
import { heldSetSchema } from './overlap';
import { filterOutcomeSchema } from './signals';

const nameSchema = z.object({ orderbookId: orderbookIdSchema, ticker: z.string(), name: z.string() });

/** Why a pasted name is not in a list, as the run has written it. */
export const missSchema = nameSchema.extend({
  rank: z.int().nullable(),
  /** Places outside the border; null when it is not ranked. */
  distance: z.number().nullable(),
  state: z.enum(['FLAT', 'LONG']).nullable(),
  /** The first requirement it fails; null when it is ranked. */
  filter: filterOutcomeSchema.nullable(),
  /** Of a ranked name the figure that stands worst among all; null when none has a place. */
  factor: z.object({ name: z.string(), value: z.number().nullable(), rank: z.number(), of: z.int().nullable() }).nullable(),
});
export type MissDto = z.infer<typeof missSchema>;

/** A pasted list beside the stored ones. */
export const compareSchema = z.object({
  /** What each pasted line means; an unknown one has no instrument. */
  lines: z.array(z.object({ text: z.string(), isGuess: z.boolean(), instrument: nameSchema.nullable() })),
  /** Every strategy with a list, and its variants: how many of the pasted names it holds. */
  sets: z.array(heldSetSchema.extend({ common: z.int() })),
  /** The set looked at: the one asked for, else the one with most in common. */
  detail: z.object({ id: z.string(), common: z.array(nameSchema), missed: z.array(missSchema), extra: z.array(nameSchema) }).nullable(),
});
export type CompareDto = z.infer<typeof compareSchema>;
