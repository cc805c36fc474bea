import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { raise } from '@core/errors';
import type { Reader } from './connection';
import { withFileErrors } from './file-errors';
import { checkFile } from './integrity';
import { assertOutsideFile } from './own-files';
import { fileStamp, quarantine } from './quarantine';
import { withStoreErrors } from './sqlite-errors';
import { copyVerified, type VerifiedCopy } from './verified-copy';

const KEPT_BACKUPS = 3;
const BACKUP_NAME = /^kursvakt-\d{8}T\d{6}Z\.db$/;

/** Both the database and the file system can refuse; either way it is a failure of the store. */
function withFailures<Value>(message: string, work: () => Value): Value {
  return withFileErrors(message, () => withStoreErrors(work));
}

/**
 * Writes a verified copy of the database to `file`; a file of that name is replaced only by a sound one.
 * Errors: `store-full`, `store-readonly`, `store-corrupt`; `invalid-input` for a folder and for the database itself.
 */
export function backupTo(source: Reader, file: string): VerifiedCopy {
  return withFailures('The backup cannot be written.', () => {
    assertOutsideFile(source.file, file);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return copyVerified(source.file, file);
  });
}

/** Backups that this app made in a folder, newest first. */
export function listBackups(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => BACKUP_NAME.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** Adds a backup to `folder` and keeps the newest three. */
export function rotateBackup(source: Reader, folder: string, atMs: number): VerifiedCopy {
  const copy = backupTo(source, join(folder, `kursvakt-${fileStamp(atMs)}.db`));
  for (const old of listBackups(folder).slice(KEPT_BACKUPS)) rmSync(old, { force: true });
  return copy;
}

/** Where databases go before their schema is changed; never rotated away. */
export function backupBeforeMigration(file: string, fromVersion: number): void {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  copyVerified(file, join(folder, `before-schema-${fromVersion + 1}.db`));
}

export interface Restored extends VerifiedCopy {
  /** Where the database that was replaced now lies; null when there was none. */
  readonly quarantined: string | null;
}

/**
 * Puts a backup in the place of `target`. The backup is copied and checked first; only then the present
 * database moves, together with its log, into `quarantine/`. Hold the writer lock, with no connection open.
 * Errors: `store-corrupt` or `store-from-future` when the backup is no good; the target is then untouched.
 */
export function restoreFrom(backup: string, target: string, atMs: number): Restored {
  return withFailures('The backup cannot be put in place.', () => {
    const report = checkFile(backup, 'full');
    if (report.condition === 'missing') raise('invalid-input', 'There is no such backup file.');
    if (report.condition === 'from-future') raise('store-from-future', 'The backup was made by a newer Kursvakt.');
    if (report.condition === 'unreadable') raise('store-readonly', 'The backup cannot be read.', { remedy: 'Give a file that your user may read.' });
    if (report.condition !== 'sound') {
      raise('store-corrupt', 'The backup is damaged or not one of Kursvakt.', { remedy: 'Choose another backup.' });
    }
    const staged = copyVerified(backup, `${target}.restored`);
    const quarantined = quarantine(target, atMs);
    renameSync(staged.file, target);
    return { file: target, verified: true, rows: staged.rows, quarantined };
  });
}
