import { closeSync, openSync, readSync } from 'node:fs';

const PIECE_BYTES = 1024 * 1024;

/**
 * Reads a file once from its start to its end, so that it lies in the system's page cache for what reads all of it
 * in another order: on files that are not cached yet, SQLite's check waits a hundred microseconds for every page.
 * Errors: none; who reads the file next says what is wrong with it.
 * Cost: a few milliseconds for 100 MB that are cached already.
 */
export function readThrough(file: string): void {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  try {
    const handle = openSync(file, 'r');
    try {
      while (readSync(handle, piece) > 0);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Only a head start was lost.
  }
}
