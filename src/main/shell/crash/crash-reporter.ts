import type { App, CrashReporter } from 'electron';
import { join } from 'node:path';
import { keepNewest } from './prune-files';

const KEPT_DUMPS = 5;
/** Where Crashpad keeps dumps, whether or not somebody has looked at them. */
const DUMP_FOLDERS = ['new', 'pending', 'completed'] as const;

/**
 * Lets a native crash leave a dump on this computer and nowhere else. First of all, so that a crash at start
 * leaves one too. Dumps hold pieces of memory: only the newest are kept.
 */
export function startCrashReporter(reporter: Pick<CrashReporter, 'start'>, app: Pick<App, 'getPath'>): void {
  reporter.start({ uploadToServer: false });
  for (const folder of DUMP_FOLDERS) keepNewest(join(app.getPath('crashDumps'), folder), (name) => name.endsWith('.dmp'), KEPT_DUMPS);
}
