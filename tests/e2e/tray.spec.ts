import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkFile } from '../../src/main/store/file/integrity';
import { openDesktop, type Desktop } from './desktop-bus';
import { removeHome, startApp, type StartedApp } from './launch';
import { runningProcesses } from './processes';

const LONGEST_QUIT_MS = 5000;

test.skip(process.platform !== 'linux', 'skipped: the tray is watched on a session bus, which only Linux has');

test.describe('the tray', () => {
  let desktop: Desktop;
  let desk: StartedApp;

  test.beforeEach(async () => {
    desktop = await openDesktop();
    desk = await startApp({ args: ['--hidden'], companies: 60 });
    await expect.poll(() => desktop.trayItems()).toBe(1);
  });

  test.afterEach(async () => {
    await desk.app.close();
    await desk.market.close();
    desktop.close();
    removeHome(desk.home);
  });

  test('F9: shows the state and the ways to sync, open and quit, and Resync starts a run', async () => {
    const labels = (await desktop.trayMenu()).filter((item) => !item.isSeparator).map((item) => item.label);
    expect(labels).toEqual(['Demodata', 'Inga kurser hämtade än', 'Synka nu', 'Pausa automatisk synkning', 'Öppna Kursvakt', 'Inställningar', 'Avsluta']);
    expect(desk.market.requests).toHaveLength(0);
    await desktop.choose('Synka nu');
    await expect.poll(() => desktop.trayTooltip(), { timeout: 30_000 }).toContain('Kurser t.o.m.');
    expect(desk.market.requests.length).toBeGreaterThan(60);
    expect(desk.app.windows()).toHaveLength(0);
  });

  test('F6: Open shows the window; Quit ends every process within five seconds and leaves a sound database', async () => {
    await desktop.choose('Synka nu');
    await expect.poll(() => desktop.trayTooltip(), { timeout: 30_000 }).toContain('Kurser t.o.m.');
    const opened = desk.app.waitForEvent('window');
    await desktop.choose('Öppna Kursvakt');
    await expect((await opened).getByRole('heading', { level: 1 })).toBeVisible();
    const pids = await desk.app.evaluate(({ app }) => app.getAppMetrics().map((one) => one.pid));
    expect(pids.length).toBeGreaterThan(2);
    const startedMs = Date.now();
    await desktop.choose('Avsluta');
    await expect.poll(() => runningProcesses(pids), { timeout: 15_000, intervals: [50] }).toEqual([]);
    expect(Date.now() - startedMs).toBeLessThan(LONGEST_QUIT_MS);
    expect(checkFile(join(desk.home, 'kursvakt.db'), 'full').condition).toBe('sound');
  });
});
