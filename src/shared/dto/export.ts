import * as z from 'zod';
import { isoDateSchema, orderbookIdSchema, paramsHashSchema, strategyIdSchema } from './common';

export const EXPORT_TABLES = [
  'signals', 'changes', 'portfolio', 'history', 'overlap', 'overlap-names', 'compare', 'instruments', 'prices', 'events', 'runs', 'requests', 'jobs',
] as const;
export const EXPORT_FORMATS = ['xlsx', 'csv', 'parquet', 'arrow'] as const;
export const CSV_DIALECTS = ['sv', 'en'] as const;

/** Which table leaves the app, how much of it, and as what. */
export const exportRequestSchema = z.strictObject({
  table: z.enum(EXPORT_TABLES),
  format: z.enum(EXPORT_FORMATS),
  /** Which Excel a CSV file is for: sv has semicolons and decimal commas, en commas and decimal points. */
  dialect: z.enum(CSV_DIALECTS),
  /** Rows of this strategy only, signals with a column per figure; null for all strategies. Of a comparison: the list to compare with. */
  strategyId: strategyIdSchema.nullable(),
  /** A variant of that strategy; null for its published parameters. */
  paramsHash: paramsHashSchema.nullable().default(null),
  /** Prices and events of this instrument only; null for all, which events do not have. */
  orderbookId: orderbookIdSchema.nullable(),
  /** The newest sets on or before this day, prices up to it; null for the newest. */
  asOf: isoDateSchema.nullable(),
  /** The list that is compared: tickers, names or ISINs as they come. */
  pasted: z.string().max(20_000).nullable().default(null),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;
export type ExportFormat = ExportRequest['format'];
export type CsvDialect = ExportRequest['dialect'];

export const exportedFileSchema = z.object({ file: z.string(), rows: z.int(), bytes: z.int() });
export type ExportedFile = z.infer<typeof exportedFileSchema>;
