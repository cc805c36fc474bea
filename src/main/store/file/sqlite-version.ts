import { raise } from '@core/errors';
import type { Reader } from './connection';

/** Older ones can corrupt a database when two connections write and checkpoint at the same time. */
const OLDEST_SQLITE = '3.51.3';

function isOlder(version: string, oldest: string): boolean {
  const [ours, theirs] = [version.split('.').map(Number), oldest.split('.').map(Number)];
  for (let part = 0; part < 3; part++) {
    const difference = (ours[part] ?? 0) - (theirs[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Errors: `bug` when the SQLite inside this build is one that can lose data. */
export function assertSafeSqlite(version: string): void {
  if (isOlder(version, OLDEST_SQLITE)) raise('bug', `SQLite ${version} is older than ${OLDEST_SQLITE}.`);
}

/** The version of the SQLite behind a connection. */
export function sqliteVersion(reader: Reader): string {
  return reader.query<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version ?? '';
}
