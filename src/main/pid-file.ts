import { existsSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/** The name of the program that a process runs, where the system tells; an updated one and another copy count as the same. */
function programOf(pid: number | 'self'): string | null {
  try {
    return basename(readlinkSync(`/proc/${String(pid)}/exe`).replace(/ \(deleted\)$/, ''));
  } catch {
    return null;
  }
}

/**
 * The resident app's main process, when one runs on this data folder. Missing: null also for what an app that was killed
 * left behind: a number that another program has by now, or none at all from a disk that was full.
 */
export function residentPid(homeFolder: string): number | null {
  const file = join(homeFolder, PID_FILE);
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8'));
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  try {
    process.kill(pid, 0);
  } catch {
    return null;
  }
  return programOf(pid) === programOf('self') ? pid : null;
}
