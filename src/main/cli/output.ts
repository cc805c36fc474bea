import { writeSync } from 'node:fs';
import { raise } from '@core/errors';

/**
 * The only place that writes to the terminal. Synchronous, because a command ends the process as soon
 * as it is done and a pipe would lose what was not written yet.
 */
export interface Output {
  /** Errors: `store-full` when standard output takes no more, as a redirect to a full disk does. */
  result(text: string): void;
  /** Errors: none; there is nowhere left to tell them. */
  note(text: string): void;
}

export type WriteText = (descriptor: number, bytes: Uint8Array, offset: number) => number;

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;
const LOOK_AGAIN_MS = 5;

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
}

/** False when what is behind the descriptor can take no more. */
function writeAll(write: WriteText, descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text);
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += write(descriptor, bytes, offset);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // A reader that went away (`| head`) wants no more; a full pipe asks to try again.
      if (code === 'EPIPE') return true;
      if (code !== 'EAGAIN') return false;
      pause();
    }
  }
  return true;
}

export function createOutput(write: WriteText = writeSync): Output {
  return {
    result: (text) => {
      if (writeAll(write, STANDARD_OUTPUT, `${text}\n`)) return;
      raise('store-full', 'The result cannot be written where standard output goes.', { remedy: 'Free some disk space there, or choose another place.' });
    },
    note: (text) => {
      writeAll(write, STANDARD_ERROR, `${text}\n`);
    },
  };
}
