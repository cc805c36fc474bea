import { existsSync } from 'node:fs';
import { failure, KursvaktError, type Failure, type FailureKind } from '@core/errors';

/** SQLite's own code of a caught error, e.g. `SQLITE_FULL`; null when the error is not SQLite's. */
export function sqliteCode(caught: unknown): string | null {
  if (!(caught instanceof Error) || caught.name !== 'SqliteError') return null;
  const code: unknown = 'code' in caught ? caught.code : null;
  return typeof code === 'string' ? code : null;
}

const MESSAGES = {
  'store-busy': 'The database is in use by another Kursvakt.',
  'store-full': 'There is no room left for the database.',
  'store-readonly': 'The database cannot be written.',
  'store-corrupt': 'The database file is damaged.',
  'no-data': 'There is no database yet.',
} as const satisfies Partial<Record<FailureKind, string>>;

function kindOf(code: string): keyof typeof MESSAGES | null {
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'store-busy';
  // A write that the disk refused ends a sync in the same way as a full disk: stop, tell, go on reading. On a disk that
  // is full to the last block there is no room for the index of the log either, which a reader needs as well.
  if (/^SQLITE_(FULL|IOERR_(WRITE|FSYNC|TRUNCATE|SHMSIZE))$/.test(code)) return 'store-full';
  if (/^SQLITE_(READONLY|PERM|AUTH)/.test(code)) return 'store-readonly';
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_(SHORT_)?READ)/.test(code)) return 'store-corrupt';
  if (/^SQLITE_CANTOPEN/.test(code)) return 'no-data';
  return null;
}

/**
 * The failure that an error of SQLite stands for.
 * Missing: null for errors that are bugs (a broken constraint, wrong SQL) and for errors of others.
 */
export function sqliteFailure(caught: unknown): Failure | null {
  const code = sqliteCode(caught);
  const kind = code === null ? null : kindOf(code);
  if (kind === null) return null;
  return kind === 'no-data'
    ? failure(kind, MESSAGES[kind], { remedy: 'Run a sync; it creates the database.' })
    : failure(kind, MESSAGES[kind]);
}

/**
 * Runs `work`; what SQLite throws leaves as a KursvaktError of the store's kinds, all else unchanged.
 * `file`: what is opened. One that is there and cannot be opened lies in a folder that takes no log beside it.
 */
export function withStoreErrors<Value>(work: () => Value, file?: string): Value {
  try {
    return work();
  } catch (caught) {
    const known = sqliteFailure(caught);
    if (known === null) throw caught;
    const isThere = known.kind === 'no-data' && file !== undefined && existsSync(file);
    throw new KursvaktError(isThere ? failure('store-readonly', MESSAGES['store-readonly']) : known, { cause: caught });
  }
}
