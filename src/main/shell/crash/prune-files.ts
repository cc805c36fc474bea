import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes all but the newest files of a folder whose names match.
 * Errors: none; what cannot be looked at or removed stays.
 */
export function keepNewest(folder: string, matches: (name: string) => boolean, kept: number): void {
  try {
    const files = readdirSync(folder)
      .filter(matches)
      .map((name) => ({ file: join(folder, name), changedMs: statSync(join(folder, name)).mtimeMs }))
      .sort((first, second) => second.changedMs - first.changedMs);
    for (const { file } of files.slice(kept)) rmSync(file, { force: true });
  } catch {
    // No such folder yet, or one that is not ours to tidy.
  }
}
