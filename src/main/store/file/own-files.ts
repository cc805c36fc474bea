import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { raise } from '@core/errors';

/** Whose write would end the database: itself, its log and index, what it is staged under, and the lock. */
function isOwnName(name: string, database: string): boolean {
  return name.startsWith(database) || name === 'writer.lock';
}

/**
 * Keeps what a person wants written apart from what the database consists of, by whatever path it is named; a file
 * system may not tell upper from lower case. Errors: `invalid-input` for such a file, and for a folder.
 */
export function assertOutsideFile(databaseFile: string, target: string): void {
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === true) {
    raise('invalid-input', 'There is a folder of that name.', { field: 'out', remedy: 'Choose another file name.' });
  }
  const [folder, own] = [dirname(target), dirname(databaseFile)];
  if (!existsSync(folder) || realpathSync(folder) !== realpathSync(own)) return;
  if (!isOwnName(basename(target).toLowerCase(), basename(databaseFile).toLowerCase())) return;
  raise('invalid-input', 'That file belongs to the database of Kursvakt.', { field: 'out', remedy: 'Choose another file name.' });
}
