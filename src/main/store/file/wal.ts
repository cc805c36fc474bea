import { statSync } from 'node:fs';

/** A log larger than this means that a reader holds on to an old state, or that no checkpoint gets through. */
export const WAL_WARNING_BYTES = 64 * 1024 * 1024;

/** Size of the write-ahead log beside a database; 0 when there is none. */
export function walSizeBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
