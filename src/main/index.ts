import './shell/first';
import { join } from 'node:path';
import { bootstrap } from './bootstrap';
import { readConfiguration } from './configuration';
import { launch, refuseToStart } from './shell/launch';
import { findTrayHost } from './shell/tray-host';

try {
  const configuration = readConfiguration(process.env, process.platform);
  const trayHost = findTrayHost(process.platform);
  launch(configuration.homeFolder, () =>
    bootstrap({
      trayHost,
      configuration,
      builtFolder: import.meta.dirname,
      resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
      startHidden: process.argv.includes('--hidden'),
      syncNow: process.argv.includes('--sync-now'),
    }),
  );
} catch (error) {
  refuseToStart(error);
}
