import { statSync, type Stats } from 'node:fs';
import Database from 'better-sqlite3';
import { KursvaktError } from '@core/errors';
import { MIGRATIONS } from '../migrations/index';
import { fingerprintOf } from '../prices/price-chunk';
import { readThrough } from './read-through';
import { APPLICATION_ID, readSchemaIdentity } from './schema-identity';
import { sqliteCode, sqliteFailure } from './sqlite-errors';

/**
 * What a database file turns out to be. An `empty` file counts as new only if no backup exists;
 * `unreadable` is no statement about its content: it is busy, or its rights forbid to look.
 */
export type FileCondition =
  | 'sound'
  | 'missing'
  | 'empty'
  | 'corrupt'
  | 'not-a-database'
  | 'of-another-program'
  | 'from-future'
  | 'unreadable';

export interface FileReport {
  readonly condition: FileCondition;
  /** SQLite's own words, for the log. */
  readonly detail: string;
  readonly schemaVersion: number | null;
}

export type CheckDepth = 'quick' | 'full';

const EXPECTED_TABLES = ['instrument', 'price_chunk', 'strategy_run', 'strategy_signal', 'sync_run', 'setting'];

function classifyOpened(native: Database.Database, depth: CheckDepth): FileReport {
  const { applicationId, version } = readSchemaIdentity(native);
  const report = (condition: FileCondition, detail: string): FileReport => ({
    condition,
    detail,
    schemaVersion: version,
  });
  // quick_check says “ok” of an empty file, so the identity has to be looked at first.
  if (applicationId === 0 && version === 0) {
    const tables = native.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    return tables === 0 ? report('empty', 'no tables') : report('of-another-program', 'no application id');
  }
  if (applicationId !== APPLICATION_ID) return report('of-another-program', `application id ${applicationId}`);
  if (version > MIGRATIONS.length) return report('from-future', `schema version ${version}`);
  const verdict = native.pragma(depth === 'quick' ? 'quick_check(1)' : 'integrity_check(1)', { simple: true });
  if (verdict !== 'ok') return report('corrupt', String(verdict));
  if (depth === 'full' && (native.pragma('foreign_key_check') as unknown[]).length > 0) {
    return report('corrupt', 'rows without their parent');
  }
  const isComplete = native.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck();
  const missing = version < MIGRATIONS.length ? [] : EXPECTED_TABLES.filter((table) => isComplete.get(table) !== 1);
  if (missing.length > 0) return report('corrupt', `missing ${missing.join(', ')}`);
  const changed = depth === 'full' && version > 0 ? findChangedChunk(native) : null;
  return changed === null ? report('sound', 'ok') : report('corrupt', `changed bytes in price chunk ${changed}`);
}

/**
 * The first price chunk whose bytes are not those that were written; null when all are.
 * SQLite keeps no checksums of content, so its own check passes over a changed price.
 */
function findChangedChunk(native: Database.Database): number | null {
  const chunks = native.prepare<[], { key: number; data: Buffer; fingerprint: Buffer }>(
    'SELECT chunk_key AS key, data, fingerprint FROM price_chunk',
  );
  for (const { key, data, fingerprint } of chunks.iterate()) {
    if (!fingerprintOf(data).equals(fingerprint)) return key;
  }
  return null;
}

function classifyError(caught: unknown): FileReport {
  const code = sqliteCode(caught);
  if (code === null && !(caught instanceof KursvaktError)) throw caught;
  const kind = sqliteFailure(caught)?.kind;
  // A disk that cannot be read today may be tomorrow: that is no reason to set the file aside.
  const isDamaged = kind === 'store-corrupt' && code !== 'SQLITE_IOERR_READ';
  const condition = code === 'SQLITE_NOTADB' ? 'not-a-database' : isDamaged ? 'corrupt' : 'unreadable';
  return { condition, detail: code ?? '', schemaVersion: null };
}

/** Undefined: there is no such file, nor can there be. Null: who asks may not look. */
function lookAt(file: string): Stats | undefined | null {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (caught) {
    const { code } = caught as NodeJS.ErrnoException;
    return code === 'ENOTDIR' || code === 'ENAMETOOLONG' ? undefined : null;
  }
}

/**
 * Looks a database file over without changing it. Never throws for what can be wrong with a file: on
 * some damage SQLite's check itself throws, on other damage it answers in words; both become a report.
 * Cost: reads the whole file; `full` also compares tables with indexes and prices with their
 * fingerprints. Not for the main thread.
 */
export function checkFile(file: string, depth: CheckDepth): FileReport {
  const found = lookAt(file);
  if (found === undefined) return { condition: 'missing', detail: 'no file', schemaVersion: null };
  if (found === null || found.isDirectory()) return { condition: 'unreadable', detail: 'a folder, or behind one that is closed', schemaVersion: null };
  if (found.size === 0) return { condition: 'empty', detail: '0 bytes', schemaVersion: null };
  readThrough(file);
  let native: Database.Database | null = null;
  try {
    native = new Database(file, { readonly: true, fileMustExist: true });
    native.pragma('cell_size_check = ON');
    native.pragma('trusted_schema = OFF');
    return classifyOpened(native, depth);
  } catch (caught) {
    return classifyError(caught);
  } finally {
    native?.close();
  }
}
