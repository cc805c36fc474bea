import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import type { Logger } from '../../log/logger';
import { autostartEntry } from './autostart-entry';

export interface LoginItemDependencies {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'setLoginItemSettings'>;
  /** The program, and the app's folder when the program is a bare Electron. */
  readonly command: readonly string[];
  /** The desktop's autostart folder; used on Linux only. */
  readonly autostartFolder: string;
  /** An instance with a data folder of its own, as for a test or a demo, is not the one to start at login. */
  readonly hasOwnDataFolder: boolean;
  readonly log: Logger;
}

const FILE = 'kursvakt.desktop';

/** Starting with the computer: Electron knows how on Windows and macOS, on Linux a file says it. */
export function createLoginItem(deps: LoginItemDependencies): (openAtLogin: boolean) => void {
  const log = deps.log.child('login-item');
  const [program, ...rest] = deps.command;

  function writeFile(openAtLogin: boolean): void {
    const file = join(deps.autostartFolder, FILE);
    const entry = autostartEntry(deps.command);
    try {
      if (!openAtLogin) rmSync(file, { force: true });
      else if (entry === null) log.warn('the program’s path does not fit into an autostart file');
      else {
        mkdirSync(deps.autostartFolder, { recursive: true });
        writeFileSync(file, entry);
      }
    } catch (error) {
      log.warn('the autostart file could not be changed', { error: error instanceof Error ? error.name : typeof error });
    }
  }

  return (openAtLogin) => {
    if (deps.hasOwnDataFolder) {
      if (openAtLogin) log.info('with a data folder of its own the app is not started at login');
    } else if (deps.platform === 'linux') writeFile(openAtLogin);
    else deps.app.setLoginItemSettings({ openAtLogin, ...(program === undefined ? {} : { path: program }), args: [...rest, '--hidden'] });
  };
}
