import { writeSync } from 'node:fs';

/**
 * The only place that writes to the terminal. Synchronous, because a command ends the process as soon
 * as it is done and a pipe would lose what was not written yet.
 */
export interface Output {
  result(text: string): void;
  note(text: string): void;
}

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // A full pipe asks to try again; a reader that went away (`| head`) wants no more.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

export function createOutput(): Output {
  return {
    result: (text) => {
      writeAll(STANDARD_OUTPUT, `${text}\n`);
    },
    note: (text) => {
      writeAll(STANDARD_ERROR, `${text}\n`);
    },
  };
}
