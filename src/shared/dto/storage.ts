import * as z from 'zod';
import { isoInstantSchema } from './common';

export const backupFileSchema = z.object({ name: z.string(), madeAt: isoInstantSchema, sizeBytes: z.int() });
export type BackupFileDto = z.infer<typeof backupFileSchema>;

/** Where this computer keeps everything, and the copies there are, newest first. */
export const storageSchema = z.object({ dataFolder: z.string(), backups: z.array(backupFileSchema) });
export type StorageDto = z.infer<typeof storageSchema>;

export const storageFolderSchema = z.enum(['data', 'backups', 'logs']);
export type StorageFolder = z.infer<typeof storageFolderSchema>;
