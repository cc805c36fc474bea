import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the resident app leaves its process id, so that the command line can measure it. */
export const PID_FILE = 'app.pid';

export function writePidFile(homeFolder: string, pid: number): () => void {
  const file = join(homeFolder, PID_FILE);
  writeFileSync(file, String(pid), { mode: 0o600 });
  return () => {
    rmSync(file, { force: true });
  };
}
