import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * When anything in a file or folder last changed. Folders count too: a deleted file changes only those.
 * @param {string} path
 * @returns {number} milliseconds since the epoch; 0 when the path does not exist
 */
export function newestChangeMs(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  let newestMs = stats.mtimeMs;
  for (const name of readdirSync(path)) newestMs = Math.max(newestMs, newestChangeMs(join(path, name)));
  return newestMs;
}

/**
 * Whether a build has to be made again. The stamp holds how new the sources were when the build *began*,
 * so an edit during the build is not lost; its own time tells whether something else rebuilt the output.
 * @param {{stampText: string | null, stampMs: number, sourcesMs: number, outputMs: number}} facts
 *   `outputMs` is 0 when the output is missing
 */
export function isStale({ stampText, stampMs, sourcesMs, outputMs }) {
  if (stampText === null || outputMs === 0) return true;
  return Number(stampText) !== sourcesMs || outputMs > stampMs;
}
