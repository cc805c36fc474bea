import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { raise } from '@core/errors';
import { withFileErrors } from './file-errors';

/** Creates the file for its owner only; SQLite gives the log and the index beside it the same rights. */
export function ensurePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
}

/**
 * The data folder, made for its owner only when it is not there yet.
 * Errors: `store-readonly` where it may not be made, `invalid-input` where a file is in its place.
 */
export function makeDataFolder(folder: string): void {
  try {
    withFileErrors('The data folder cannot be made.', () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  } catch (caught) {
    const code = (caught as NodeJS.ErrnoException).code;
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw caught;
    raise('invalid-input', 'A file is where the data folder should be.', { field: 'KURSVAKT_HOME', remedy: 'Set KURSVAKT_HOME to a folder.' });
  }
}
