import * as z from 'zod';
import { failureSchema } from '@shared/dto/sync';
import { exportedFileSchema, exportRequestSchema } from '@shared/dto/export';

/** What main hands to the export's thread, and the one answer it gives. */
export const exportStartSchema = z.strictObject({ databaseFile: z.string(), request: exportRequestSchema, file: z.string() });
export type ExportStart = z.infer<typeof exportStartSchema>;

export const exportAnswerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('done'), written: exportedFileSchema }),
  z.strictObject({ type: z.literal('failed'), failure: failureSchema }),
]);
export type ExportAnswer = z.infer<typeof exportAnswerSchema>;
