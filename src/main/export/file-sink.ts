import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failure, KursvaktError, type Failure } from '@core/errors';

/** Where the bytes of a format go, in order. */
export interface ByteSink {
  write(bytes: Uint8Array): void;
}

export interface FileSink extends ByteSink {
  /** Everything is on the disk and has its name. Returns the size. */
  finish(): number;
  /** Takes the unfinished file away; what was there before stays as it is. */
  abandon(): void;
}

export type WriteBytes = (descriptor: number, bytes: Uint8Array, offset: number) => number;

function refusal(code: string | undefined): Failure | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('store-full', 'There is no room left for the file.', { remedy: 'Free some disk space, or choose another folder.' });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failure('store-readonly', 'The file cannot be written there.', { remedy: 'Choose a folder that you may write to, or close the program that has the file open.' });
    case 'ENOENT':
    case 'ENOTDIR':
      return failure('invalid-input', 'The folder for the file does not exist.', { field: 'out', remedy: 'Choose a folder that exists.' });
    case 'ENAMETOOLONG':
      return failure('invalid-input', 'The name of the file is too long.', { field: 'out', remedy: 'Choose a shorter one.' });
    case 'EISDIR':
      return failure('invalid-input', 'There is a folder of that name.', { field: 'out', remedy: 'Choose another file name.' });
    default:
      return null;
  }
}

function telling<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (caught) {
    const known = refusal((caught as NodeJS.ErrnoException).code);
    if (known === null) throw caught;
    throw new KursvaktError(known, { cause: caught });
  }
}

/** Where the bytes stand until the file is whole. */
export function partialFileOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.partial`);
}

/**
 * Writes into a file beside the wanted one, which takes its name when it is whole: an interrupted export
 * leaves the old file as it was. `writeBytes` is the operating system's, unless a test fills the disk.
 * Errors: `store-full`, `store-readonly`, or `invalid-input` when there is no such folder.
 */
export function createFileSink(file: string, writeBytes: WriteBytes = writeSync): FileSink {
  const temporary = partialFileOf(file);
  const descriptor = telling(() => openSync(temporary, 'w', 0o600));
  let sizeBytes = 0;
  let isOpen = true;

  function close(): void {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  }

  return {
    write(bytes) {
      telling(() => {
        let offset = 0;
        while (offset < bytes.length) offset += writeBytes(descriptor, bytes, offset);
      });
      sizeBytes += bytes.length;
    },
    finish() {
      telling(() => {
        fsyncSync(descriptor);
        close();
        renameSync(temporary, file);
      });
      return sizeBytes;
    },
    abandon() {
      close();
      rmSync(temporary, { force: true });
    },
  };
}
