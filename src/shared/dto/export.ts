import * as z from 'zod';
import { isoDateSchema, orderbookIdSchema, strategyIdSchema } from './common';

export const EXPORT_TABLES = ['signals', 'changes', 'instruments', 'prices', 'runs', 'requests'] as const;
export const EXPORT_FORMATS = ['xlsx', 'csv', 'parquet', 'arrow'] as const;
export const CSV_DIALECTS = ['sv', 'en'] as const;

/** Which table leaves the app, how much of it, and as what. */
export const exportRequestSchema = z.strictObject({
  table: z.enum(EXPORT_TABLES),
  format: z.enum(EXPORT_FORMATS),
  /** Which Excel a CSV file is for: sv has semicolons and decimal commas, en commas and decimal points. */
  dialect: z.enum(CSV_DIALECTS),
  /** Signals and changes of this strategy only, with a column per figure; null for all strategies. */
  strategyId: strategyIdSchema.nullable(),
  /** Prices of this instrument only; null for all. */
  orderbookId: orderbookIdSchema.nullable(),
  /** The newest sets on or before this day, prices up to it; null for the newest. */
  asOf: isoDateSchema.nullable(),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;
export type ExportTableName = ExportRequest['table'];
export type ExportFormat = ExportRequest['format'];
export type CsvDialect = ExportRequest['dialect'];

export const exportedFileSchema = z.object({ file: z.string(), rows: z.int(), bytes: z.int() });
export type ExportedFile = z.infer<typeof exportedFileSchema>;
