import { join } from 'node:path';
import { app } from 'electron';
import { toFailure } from '@core/errors';
import { keepCrashDumps, registerPageScheme } from './electron-shell';
import { applySwitches } from './switches';

const WRONG_USAGE = 2;

/** Ends with one readable sentence: without a configuration there is no folder to log to. */
export function refuseToStart(error: unknown): void {
  const { message, remedy } = toFailure(error);
  process.stderr.write(`${message} ${remedy}\n`);
  app.exit(WRONG_USAGE);
}

/**
 * Everything that must be said before Electron is ready, then the app itself. A second start on the same data
 * folder ends here; the first one is told and shows its window.
 */
export function launch(homeFolder: string, start: () => Promise<void>): void {
  // A folder of its own per data folder gives every instance on another folder its own lock.
  app.setPath('userData', join(homeFolder, 'electron'));
  keepCrashDumps();
  applySwitches(app);
  registerPageScheme();
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  void app.whenReady().then(start).catch(refuseToStart);
}
