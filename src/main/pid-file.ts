import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFileErrors } from './store/file/file-errors';

/** Where the resident app leaves its process id, so that the command line can measure it. */
export const PID_FILE = 'app.pid';

/** Errors: `store-full`, `store-readonly`. */
export function writePidFile(homeFolder: string, pid: number): () => void {
  const file = join(homeFolder, PID_FILE);
  withFileErrors('The data folder cannot be written.', () => {
    writeFileSync(file, String(pid), { mode: 0o600 });
  });
  return () => {
    rmSync(file, { force: true });
  };
}
