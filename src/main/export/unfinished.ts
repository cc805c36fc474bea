import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';

const FILE = 'unfinished-exports.json';
const filesSchema = z.array(z.string().max(4096)).max(100);
/** Nothing else is ever taken away, whatever stands in the file. */
const PARTIAL = /^\..+\.partial$/;

export interface UnfinishedExports {
  begun(partialFile: string): void;
  ended(partialFile: string): void;
  /** Takes away what an export left that was cut off, now or in an earlier life of the app. Errors: none; what cannot be removed stays. */
  clean(): void;
}

/** Remembers on the disk which half-written files there are, so that even a killed app leaves none behind for good. */
export function createUnfinishedExports(homeFolder: string): UnfinishedExports {
  const file = join(homeFolder, FILE);
  function read(): string[] {
    try {
      return filesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return [];
    }
  }
  function write(files: readonly string[]): void {
    if (files.length === 0) {
      rmSync(file, { force: true });
      return;
    }
    writeFileSync(`${file}.new`, JSON.stringify(files), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return {
    begun(partialFile) {
      write([...read(), partialFile]);
    },
    ended(partialFile) {
      write(read().filter((one) => one !== partialFile));
    },
    clean() {
      for (const one of read().filter((name) => PARTIAL.test(basename(name)))) {
        try {
          rmSync(one, { force: true });
        } catch {
          // A disk that was taken out, a folder that is gone: there is nothing more to do.
        }
      }
      write([]);
    },
  };
}
