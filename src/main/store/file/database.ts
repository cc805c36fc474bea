import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { raise } from '@core/errors';
import { backupBeforeMigration } from './backup';
import { createReader, createWriter, emptyLog, type Reader, type Writer } from './connection';
import { registerDailyPrice } from '../prices/daily-price-function';
import { withFileErrors } from './file-errors';
import { migrate } from '../migrations/migrate';
import { MIGRATIONS } from '../migrations/index';
import type { Migration } from '../migrations/migration';
import { ensurePrivateFile } from './private-files';
import { assertReadable, readSchemaIdentity } from './schema-identity';
import { withStoreErrors } from './sqlite-errors';
import { assertSafeSqlite } from './sqlite-version';

const BUSY_TIMEOUT_MS = 5000;
/**
 * Five half-years of prices fit into such a page, and one into SQLite's usual 4 KiB with a quarter of it empty: a fifth
 * less on disk and a fifth less time to read. A database that was made with another size keeps it.
 */
const PAGE_BYTES = 16 * 1024;
const WAL_LIMIT_BYTES = 16 * 1024 * 1024;
/** Scans are faster and leave less behind with a cache of 2 MiB than with a large one. */
const READER_CACHE_KIB = 2048;
const WRITER_CACHE_KIB = 8192;

export interface WriterOptions {
  /** Runs before the schema of an existing database changes; by default a copy goes to `backups/` beside it. */
  readonly backupBeforeMigration?: (file: string, fromVersion: number) => void;
  /** The file never grows beyond this; a write that needs more fails as `store-full`. */
  readonly maxSizeBytes?: number;
  readonly migrations?: readonly Migration[];
}

function applyCommonPragmas(native: Database.Database, cacheKib: number): void {
  native.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  native.pragma('foreign_keys = ON');
  native.pragma('trusted_schema = OFF');
  native.pragma('cell_size_check = ON');
  native.pragma(`cache_size = -${cacheKib}`);
  native.pragma('temp_store = MEMORY');
}

function applyWriterPragmas(native: Database.Database, options: WriterOptions): void {
  // Has an effect only while the file is empty, and none after the switch to WAL.
  native.pragma(`page_size = ${PAGE_BYTES}`);
  native.pragma('journal_mode = WAL');
  // Stated after WAL: the default reads FULL right after the switch and turns NORMAL on the next open.
  native.pragma('synchronous = FULL');
  native.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  native.pragma('checkpoint_fullfsync = ON');
  applyCommonPragmas(native, WRITER_CACHE_KIB);
  if (options.maxSizeBytes !== undefined) {
    const pageSizeBytes = Number(native.pragma('page_size', { simple: true }));
    native.pragma(`max_page_count = ${Math.max(1, Math.floor(options.maxSizeBytes / pageSizeBytes))}`);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Opens the database for writing: creates it, or brings its schema up to date.
 * Hold the writer lock (writer-lock.ts) before; two writers are not meant to be open at once.
 * Errors: `store-from-future` and `store-corrupt`, in both cases with the file untouched;
 * `store-readonly`, `store-busy`, `store-full`.
 */
export function openWriter(file: string, options: WriterOptions = {}): Writer {
  const migrations = options.migrations ?? MIGRATIONS;
  return withStoreErrors(() => {
    const existing = sizeOf(file) > 0;
    if (existing) {
      // Looked at through a read-only connection first, so that a file we must refuse stays as it is.
      const version = inspect(file, migrations.length);
      if (version > 0 && version < migrations.length) (options.backupBeforeMigration ?? backupBeforeMigration)(file, version);
    }
    withFileErrors('The database cannot be written.', () => ensurePrivateFile(file));
    const native = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      assertSafeSqlite(String(native.prepare('SELECT sqlite_version()').pluck().get()));
      applyWriterPragmas(native, options);
      migrate(native, migrations);
    } catch (caught) {
      native.close();
      throw caught;
    }
    const closeTable = registerDailyPrice(native, () => openBulkConnection(file));
    return createWriter(native, () => {
      if (!native.open) return;
      closeTable();
      native.pragma('optimize');
      emptyLog(native);
      native.close();
    });
  }, file);
}

function inspect(file: string, newestVersion: number): number {
  const native = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    const identity = readSchemaIdentity(native);
    assertReadable(identity, newestVersion);
    return identity.version;
  } finally {
    native.close();
  }
}

function openBulkConnection(file: string): Database.Database {
  const native = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  applyCommonPragmas(native, READER_CACHE_KIB);
  native.pragma('query_only = ON');
  return native;
}

/**
 * Opens the database for reading only. Never blocks the writer and is never blocked by it.
 * Errors: `no-data` when there is no file yet, or nothing in it; `store-busy` while its schema is not up to date,
 * `store-from-future`, `store-corrupt`.
 */
export function openReader(file: string): Reader {
  return withStoreErrors(() => {
    const native = openBulkConnection(file);
    try {
      const identity = readSchemaIdentity(native);
      assertReadable(identity, MIGRATIONS.length);
      if (identity.version === 0) raise('no-data', 'The database is being made.', { remedy: 'Try again in a moment, or start the first sync.' });
      if (identity.version < MIGRATIONS.length) raise('store-busy', 'The database is of an older Kursvakt and has to be brought up to date.', { remedy: 'Start the app or run “kursvakt sync”; either does it.' });
    } catch (caught) {
      native.close();
      throw caught;
    }
    const closeTable = registerDailyPrice(native, () => openBulkConnection(file));
    return createReader(native, () => {
      closeTable();
      native.close();
    });
  }, file);
}
