import { join } from 'node:path';
import Database from 'better-sqlite3';
import { raise } from '@core/errors';
import { sqliteFailure } from './sqlite-errors';

export interface WriterLock {
  release(): void;
}

/**
 * Makes this process the only one that writes in the data folder, until `release` or its death.
 * The lock is the operating system's lock on a small SQLite file: it vanishes with its process, even
 * after a kill, so there is never a stale one to clear away.
 * Errors: `store-busy` at once, without waiting, when somebody else holds it.
 */
export function acquireWriterLock(folder: string): WriterLock {
  const native = new Database(join(folder, 'writer.lock'), { timeout: 0 });
  try {
    native.pragma('locking_mode = EXCLUSIVE');
    native.exec('BEGIN EXCLUSIVE');
  } catch (caught) {
    native.close();
    if (sqliteFailure(caught)?.kind === 'store-busy') return raise('store-busy', 'Another Kursvakt is writing.');
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
