import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { toFailure } from '@core/errors';
import { keepCrashDumps, registerPageScheme } from './electron-shell';
import { applySwitches } from './switches';

const WRONG_USAGE = 2;

/** Ends with one readable sentence: without a configuration there is no folder to log to, and perhaps no terminal. */
export function refuseToStart(error: unknown): void {
  const { message, remedy } = toFailure(error);
  process.stderr.write(`${message} ${remedy}\n`);
  dialog.showErrorBox('Kursvakt', `${message}\n${remedy}`);
  app.exit(WRONG_USAGE);
}

/**
 * Where Chromium keeps its own. A data folder that takes nothing would end the start without a word: then it is one of
 * the system's for passing things, and the window can say what is wrong.
 */
function electronFolder(homeFolder: string): string {
  const folder = join(homeFolder, 'electron');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    const passing = mkdtempSync(join(tmpdir(), 'kursvakt-'));
    process.once('exit', () => {
      rmSync(passing, { recursive: true, force: true });
    });
    return passing;
  }
}

/**
 * Everything that must be said before Electron is ready, then the app itself. A second start on the same data
 * folder ends here; the first one is told and shows its window.
 */
export function launch(homeFolder: string, start: () => Promise<void>): void {
  // A folder of its own per data folder gives every instance on another folder its own lock.
  app.setPath('userData', electronFolder(homeFolder));
  keepCrashDumps();
  applySwitches(app);
  registerPageScheme();
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  void app.whenReady().then(start).catch(refuseToStart);
}
