import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { raise } from '@core/errors';
import { checkFile } from './integrity';

export interface VerifiedCopy {
  readonly file: string;
  readonly verified: true;
  /** How many rows each table of the copy holds. */
  readonly rows: Readonly<Record<string, number>>;
}

function countRows(native: Database.Database): Record<string, number> {
  const names = native.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck();
  // Table names cannot be bound; these come from the schema and are quoted.
  return Object.fromEntries(
    names.all().map((name) => [
      name,
      Number(native.prepare('SELECT count(*) FROM "' + name.replaceAll('"', '""') + '"').pluck().get()),
    ]),
  );
}

function countRowsOf(file: string): Record<string, number> {
  const native = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return countRows(native);
  } finally {
    native.close();
  }
}

function syncToDisk(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Copies what is committed in `source`, log included, into a new file. The file alone must never be
 * copied: rows that still sit in the log would silently be missing.
 */
function copyInto(source: string, target: string): Record<string, number> {
  const native = new Database(source, { readonly: true, fileMustExist: true });
  try {
    const versionBefore = native.pragma('data_version', { simple: true });
    const expected = countRows(native);
    native.prepare('VACUUM INTO ?').run(target);
    const quiet = native.pragma('data_version', { simple: true }) === versionBefore;
    const rows = countRowsOf(target);
    if (quiet && JSON.stringify(rows) !== JSON.stringify(expected)) {
      raise('store-corrupt', 'A copy of the database does not hold all of its rows.');
    }
    return rows;
  } finally {
    native.close();
  }
}

/**
 * Copies a database into `target`: under a temporary name, checked, moved into place last, so that an interrupted
 * one is never taken for a copy. Errors: `store-corrupt` when the copy is not sound; those of the disk and of SQLite as they are.
 */
export function copyVerified(source: string, target: string): VerifiedCopy {
  const temporary = `${target}.partial`;
  rmSync(temporary, { force: true });
  try {
    const rows = copyInto(source, temporary);
    const report = checkFile(temporary, 'full');
    if (report.condition !== 'sound') raise('store-corrupt', 'A copy of the database did not pass its check.');
    if (process.platform !== 'win32') chmodSync(temporary, 0o600);
    syncToDisk(temporary);
    renameSync(temporary, target);
    return { file: target, verified: true, rows };
  } finally {
    rmSync(temporary, { force: true });
  }
}
