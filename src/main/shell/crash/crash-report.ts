import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../../log/redact';
import { keepNewest } from './prune-files';

const KEPT_REPORTS = 20;

/**
 * Writes what is known of an unexpected error, at once and synchronously; the process ends after it.
 * Missing: null when the report could not be written.
 */
export function writeCrashReport(homeFolder: string, nowMs: number, error: unknown): string | null {
  const folder = join(homeFolder, 'logs');
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `crash-${stamp}.txt`);
    writeFileSync(file, `${redact(text)}\n`, { mode: 0o600 });
    keepNewest(folder, (name) => /^crash-.*\.txt$/.test(name), KEPT_REPORTS);
    return file;
  } catch {
    return null;
  }
}
