import './shell/first';
import { join } from 'node:path';
import { app } from 'electron';
import { toFailure } from '@core/errors';
import { bootstrap } from './bootstrap';
import { readConfiguration } from './configuration';
import { registerPageScheme } from './shell/electron-shell';
import { applySwitches } from './shell/switches';

/** Ends with one readable sentence: without a configuration there is no folder to log to. */
function refuse(error: unknown): void {
  const { message, remedy } = toFailure(error);
  process.stderr.write(`${message} ${remedy}\n`);
  app.exit(2);
}

function start(): void {
  const configuration = readConfiguration(process.env, process.platform);
  // A folder of its own per data folder gives every instance on another folder its own lock.
  app.setPath('userData', join(configuration.homeFolder, 'electron'));
  applySwitches(app);
  registerPageScheme();
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  void app
    .whenReady()
    .then(() =>
      bootstrap({
        configuration,
        builtFolder: import.meta.dirname,
        resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
        startHidden: process.argv.includes('--hidden'),
        syncNow: process.argv.includes('--sync-now'),
      }),
    )
    .catch(refuse);
}

try {
  start();
} catch (error) {
  refuse(error);
}
