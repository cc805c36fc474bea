import * as z from 'zod';
import { FAILURE_KINDS } from '@core/errors';
import { isoDateSchema, orderbookIdSchema } from './common';
import { changeReasonSchema, explanationSchema, runStatusSchema } from './signals';

/** One figure of the newest stored snapshot, as the source delivered it. */
export const figureSchema = z.object({
  name: z.string(),
  value: z.number().nullable(),
  /** Of amounts of money; null for ratios and counts. */
  currency: z.string().nullable(),
  /** The day of the price behind it, or of the report it was published in. */
  asOf: isoDateSchema.nullable(),
});
export type FigureDto = z.infer<typeof figureSchema>;

export const qualityFlagSchema = z.enum([
  'delisted', 'no-prices', 'stale', 'short-history', 'suspect-jump', 'restated', 'corrected', 'fetch-failed', 'no-figures', 'old-figures', 'not-tradable', 'sector-unknown',
]);
export type QualityFlag = z.infer<typeof qualityFlagSchema>;

/** Something to know before relying on the stored data of the instrument. */
export const qualityNoteSchema = z.object({
  flag: qualityFlagSchema,
  date: isoDateSchema.nullable(),
  count: z.int().nullable(),
  failure: z.enum(FAILURE_KINDS).nullable(),
});
export type QualityNoteDto = z.infer<typeof qualityNoteSchema>;

/** Where the instrument stands in one strategy, as its newest published set says. */
export const placeSchema = explanationSchema
  .pick({
    strategyId: true, asOf: true, ranked: true, rankedCount: true, rank: true, previousRank: true, eligible: true, inTarget: true, targetWeight: true, change: true,
    state: true, event: true, stateSince: true, distanceToTarget: true, firstFailedFilter: true, leavesBelow: true, flags: true,
  })
  .extend({ kind: z.enum(['list', 'state']), runStatus: runStatusSchema });
export type PlaceDto = z.infer<typeof placeSchema>;

export const instrumentEventSchema = z.object({
  date: isoDateSchema,
  kind: z.enum(['dividend', 'restated', 'entered', 'exited']),
  /** Of entered and exited; null for the others. */
  strategyId: z.string().nullable(),
  /** Dividend: the amount per share. Restated: old price / new price. */
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  reason: changeReasonSchema.nullable(),
});
export type InstrumentEventDto = z.infer<typeof instrumentEventSchema>;

/** Everything stored about one instrument but its prices. */
export const instrumentSchema = z.object({
  orderbookId: orderbookIdSchema,
  isin: z.string().nullable(),
  ticker: z.string(),
  name: z.string(),
  list: z.string().nullable(),
  sectors: z.array(z.string()),
  shareClass: z.string().nullable(),
  type: z.enum(['STOCK', 'INDEX']),
  currency: z.string().nullable(),
  listed: z.boolean(),
  watched: z.boolean(),
  firstBar: isoDateSchema.nullable(),
  lastBar: isoDateSchema.nullable(),
  figures: z.array(figureSchema),
  quality: z.array(qualityNoteSchema),
  /** In the catalogue's order; a strategy that has published nothing is left out. */
  places: z.array(placeSchema),
  /** Ascending by day. */
  events: z.array(instrumentEventSchema),
});
export type InstrumentDto = z.infer<typeof instrumentSchema>;

export const instrumentPricesSchema = z.object({
  orderbookId: orderbookIdSchema,
  bars: z.int(),
  /**
   * An Arrow IPC stream of one batch: `date` (Int32, epoch days), open, high, low, close, volume and the drawn lines
   * (Float64; a missing value is null and its slot NaN). See core/charting/price-table.
   */
  bytes: z.instanceof(Uint8Array),
});
export type InstrumentPricesDto = z.infer<typeof instrumentPricesSchema>;
