import { existsSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname } from 'node:path';
import { raise } from '@core/errors';

/** Whose write would end the database: itself, its log and index, what it is staged under, and the lock. */
function isOwnName(name: string, database: string): boolean {
  return name.startsWith(database) || name === 'writer.lock';
}

/** Names under which no file can be, in words. */
const BAD_NAMES: Readonly<Record<string, string>> = {
  ENOTDIR: 'A file is where the folder for it should be.',
  ENAMETOOLONG: 'The name of the file is too long.',
  ELOOP: 'The name leads back to itself.',
};

function refuse(message: string): never {
  return raise('invalid-input', message, { field: 'out', remedy: 'Choose another file name.' });
}

function lookAt(target: string): Stats | undefined {
  try {
    return statSync(target, { throwIfNoEntry: false });
  } catch (caught) {
    const message = BAD_NAMES[(caught as NodeJS.ErrnoException).code ?? ''];
    if (message === undefined) throw caught;
    return refuse(message);
  }
}

/**
 * Keeps what a person wants written apart from what the database consists of, by whatever path it is named; a file
 * system may not tell upper from lower case. Errors: `invalid-input` for such a file, for a folder and for a device, whose
 * place the finished file would take.
 */
export function assertOutsideFile(databaseFile: string, target: string): void {
  const found = lookAt(target);
  if (found?.isDirectory() === true) refuse('There is a folder of that name.');
  if (found?.isFile() === false) refuse('That is a device or a pipe, not a file.');
  const [folder, own] = [dirname(target), dirname(databaseFile)];
  if (!existsSync(folder) || realpathSync(folder) !== realpathSync(own)) return;
  if (!isOwnName(basename(target).toLowerCase(), basename(databaseFile).toLowerCase())) return;
  refuse('That file belongs to the database of Kursvakt.');
}
