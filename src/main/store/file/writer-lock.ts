import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KursvaktError, raise } from '@core/errors';
import { withFileErrors } from './file-errors';
import { ensurePrivateFile } from './private-files';
import { sqliteFailure } from './sqlite-errors';

export interface WriterLock {
  release(): void;
}

/**
 * Makes this process the only one that writes in the data folder, until `release` or its death.
 * The lock is the operating system's lock on a small SQLite file: it vanishes with its process, even
 * after a kill, so there is never a stale one to clear away.
 * Errors: `store-busy` at once, without waiting, when somebody else holds it; `store-readonly`, `store-full`.
 */
export function acquireWriterLock(folder: string): WriterLock {
  const file = join(folder, 'writer.lock');
  withFileErrors('The data folder cannot be written.', () => ensurePrivateFile(file));
  const native = new Database(file, { timeout: 0 });
  try {
    native.pragma('locking_mode = EXCLUSIVE');
    native.exec('BEGIN EXCLUSIVE');
  } catch (caught) {
    native.close();
    const known = sqliteFailure(caught);
    if (known?.kind === 'store-busy') return raise('store-busy', 'Another Kursvakt is writing.');
    if (known !== null) throw new KursvaktError(known, { cause: caught });
    throw caught;
  }
  // The listener also keeps the connection alive: one that nobody refers to is collected, lock and all.
  const close = (): void => void native.close();
  process.once('exit', close);
  return {
    release() {
      process.off('exit', close);
      close();
    },
  };
}
