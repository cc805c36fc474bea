import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newHome, removeHome, startApp, startMarket } from '../launch';
import { connectToSessionBus, type SessionBus } from '../session-bus';
import { missingPrograms, openPanel, themeEnvironment } from './panel';

const FOLDER = 'test-results/pictures';
const WATCHER = { name: 'org.kde.StatusNotifierWatcher', path: '/StatusNotifierWatcher' };
/** The corner with the icon and its menu. */
const PART = [0, 0, 320, 300] as const;
const ICON = [12, 16] as const;
/** For drawing: nothing tells when a panel has drawn. */
const DRAWN_MS = 2000;
const missing = missingPrograms();

test.skip(missing.length > 0, `skipped: a picture of the tray needs a real panel: sudo apt-get install ${missing.join(' ')}`);

/** A property of the panel's own tray. Missing: undefined while the panel is not there. */
async function ofTray(bus: SessionBus, property: string): Promise<unknown> {
  const [value] = await bus.call({ ...WATCHER, member: 'org.freedesktop.DBus.Properties.Get' }, 'ss', [WATCHER.name, property]).catch(() => [undefined]);
  return value;
}

const logOf = (home: string): string => {
  const file = join(home, 'logs', 'kursvakt.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

for (const theme of ['light', 'dark'] as const) {
  test(`the tray and its menu in Xfce's panel, ${theme}`, async () => {
    test.setTimeout(240_000);
    mkdirSync(FOLDER, { recursive: true });
    const bus = await connectToSessionBus();
    const panel = openPanel(theme);
    const home = newHome();
    const market = await startMarket(60);
    try {
      await expect.poll(() => ofTray(bus, 'IsStatusNotifierHostRegistered'), { timeout: 60_000 }).toBe(true);
      const desk = await startApp({ home, market, args: ['--hidden', '--sync-now'], environment: themeEnvironment(theme) });
      try {
        await expect.poll(async () => ((await ofTray(bus, 'RegisteredStatusNotifierItems')) as readonly string[]).length, { timeout: 60_000 }).toBe(1);
        await expect.poll(() => logOf(home), { timeout: 120_000 }).toContain('a job’s memory');
        await new Promise((resolve) => setTimeout(resolve, DRAWN_MS));
        panel.openMenu(...ICON);
        await new Promise((resolve) => setTimeout(resolve, DRAWN_MS));
        panel.shoot(`${FOLDER}/tray-${theme}-sv.png`, PART);
      } finally {
        await desk.app.close();
      }
    } finally {
      panel.close();
      bus.close();
      await market.close();
      removeHome(home);
    }
  });
}
