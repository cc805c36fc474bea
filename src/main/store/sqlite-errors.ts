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
  // A write that the disk refused ends a sync in the same way as a full disk: stop, tell, go on reading.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') return 'store-full';
  if (/^SQLITE_(READONLY|PERM|AUTH)/.test(code)) return 'store-readonly';
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(code)) return 'store-corrupt';
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

/** Runs `work`; what SQLite throws leaves as a KursvaktError of the store's kinds, all else unchanged. */
export function withStoreErrors<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (caught) {
    const known = sqliteFailure(caught);
    if (known === null) throw caught;
    throw new KursvaktError(known, { cause: caught });
  }
}
