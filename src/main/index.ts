import './shell/first';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfiguration } from './configuration';
import { createLogger } from './log/logger';
import { makeDataFolder } from './store/file/private-files';
import { createElectronShell } from './shell/electron-shell';
import { launch, refuseToStart } from './shell/launch';
import { findTrayHost } from './shell/desktop/tray-host';
import { wireWindow } from './wiring/window';

/** A page that does not come must not keep the app from starting. */
const LONGEST_WAIT_MS = 200;

/**
 * The window first: its page's process starts while the rest of the app is loaded. Whatever is imported here by name
 * is waited for by the window; `npm run measure:ui` prints how much it is.
 */
try {
  const configuration = readConfiguration(process.env, process.platform, process.argv.includes('--demo'));
  const { homeFolder, hasOwnDataFolder, isDemo, logLevel, clock: { nowMs } } = configuration;
  const builtFolder = import.meta.dirname;
  const resourcesFolder = join(builtFolder, '..', '..', 'resources');
  const startHidden = process.argv.includes('--hidden');
  makeDataFolder(homeFolder);
  launch(homeFolder, async () => {
    const log = createLogger({ level: logLevel, folder: homeFolder, scope: 'main', nowMs });
    const shell = createElectronShell({ builtFolder, resourcesFolder, log, hasOwnDataFolder });
    const window = wireWindow({ shell, nowMs, log });
    if (!startHidden) window.windows.show();
    // A schema that is asked a few times a day is not worth being compiled. Has to be said before the first is made.
    (await import('zod')).config({ jitless: true });
    await import('./shell/page/ipc-router');
    // Each import is one piece of work, behind which a file of the page would wait: those are served first.
    if (!startHidden) await Promise.race([shell.firstFilesServed, sleep(LONGEST_WAIT_MS)]);
    const { bootstrap } = await import('./bootstrap');
    const market = isDemo ? await shell.startDemoMarket() : {};
    bootstrap({ configuration: { ...configuration, ...market }, builtFolder, resourcesFolder, log, shell, window, findTrayHost: () => findTrayHost(process.platform), startHidden, syncNow: process.argv.includes('--sync-now') });
  });
} catch (error) {
  refuseToStart(error);
}
