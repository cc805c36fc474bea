import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';

const FILE = 'unfinished-exports.json';
const filesSchema = z.array(z.string().max(4096)).max(100);
/** Nothing else is ever taken away, whatever stands in the file. */
const PARTIAL = /^\..+\.partial$/;

/** What is half-written, for whoever has to take it away. */
export interface UnfinishedExports {
  begun(partialFile: string): void;
  ended(partialFile: string): void;
  /** Takes away what an export left that was cut off, now or in an earlier life of the app. Errors: none; what cannot be removed stays. */
  clean(): void;
}

/** Errors: none; what cannot be removed stays. */
function takeAway(files: Iterable<string>): void {
  for (const one of files) {
    if (!PARTIAL.test(basename(one))) continue;
    try {
      rmSync(one, { force: true });
    } catch {
      // A disk that was taken out, a folder that is gone: there is nothing more to do.
    }
  }
}

/** Remembers as long as the process lives: for a command, which must not touch what an app beside it is writing. */
export function createHeldExports(): UnfinishedExports {
  const files = new Set<string>();
  return {
    begun: (partialFile) => void files.add(partialFile),
    ended: (partialFile) => void files.delete(partialFile),
    clean() {
      takeAway(files);
      files.clear();
    },
  };
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
  /** A data folder that takes nothing keeps nobody from exporting to another disk. */
  function keep(files: readonly string[]): void {
    try {
      write(files);
    } catch {
      // What is lost is the note for an app that is killed while it writes.
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
      keep([...read(), partialFile]);
    },
    ended(partialFile) {
      keep(read().filter((one) => one !== partialFile));
    },
    clean() {
      takeAway(read());
      keep([]);
    },
  };
}
