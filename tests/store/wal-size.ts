import { statSync } from 'node:fs';

/** Size of the write-ahead log beside a database; 0 when there is none. */
export function walSizeBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
