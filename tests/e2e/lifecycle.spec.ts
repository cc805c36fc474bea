import { spawn } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { electronProgram } from '../helpers/built-app';
import { openDesktop } from './desktop-bus';
import { appEnvironment, launchApp, newHome, removeHome, startApp, startMarket } from './launch';
import { openPage, stopAutomaticSync, syncFirst } from './window';

test.skip(process.platform !== 'linux', 'skipped: the tray is watched on a session bus, which only Linux has');

test('F5, F6, F8: a second launch shows the first window; closing it keeps the tray; opened again, and offline, it shows the stored signals', async () => {
  test.setTimeout(120_000);
  const desktop = await openDesktop();
  const home = newHome();
  const market = await startMarket(60);
  let desk = await startApp({ home, market, args: ['--hidden'] });
  try {
    await expect.poll(() => desktop.trayItems()).toBe(1);
    expect(desk.app.windows()).toHaveLength(0);
    const shown = desk.app.waitForEvent('window');
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawn(electronProgram(), ['.', '--lang=sv-SE', ...sandbox], { env: appEnvironment(home, market), stdio: 'ignore' });
    const exitCode = await new Promise((resolve) => second.once('exit', resolve));
    expect(exitCode).toBe(0);
    const page = await shown;
    await syncFirst(page);
    await stopAutomaticSync(page);

    const processesWithWindow = await desk.app.evaluate(({ app }) => app.getAppMetrics().length);
    await page.close();
    await expect.poll(() => desk.app.evaluate(({ app }) => app.getAppMetrics().length)).toBeLessThan(processesWithWindow);
    expect(await desktop.trayItems()).toBe(1);

    const asked = market.requests.length;
    await market.close();
    const again = desk.app.waitForEvent('window');
    await desktop.choose('Öppna Kursvakt');
    const reopened = await again;
    await openPage(reopened, 'MACD-korsning');
    await expect(reopened.locator('tbody tr').first()).toBeVisible();
    expect(market.requests).toHaveLength(asked);

    await desk.quit();
    desk = await startApp({ home, market, now: '2026-11-20T21:00:00+01:00' });
    const offline = await desk.app.firstWindow();
    await openPage(offline, 'MACD-korsning');
    await expect(offline.locator('tbody tr').first()).toBeVisible();
    await expect(offline.getByText('Kurser till och med 2026-11-20')).toBeVisible();
    await expect(offline.getByRole('alert')).toHaveCount(0);
    await offline.getByRole('button', { name: 'Synka nu' }).click();
    await expect(offline.getByText('Ingen kontakt med demomarknaden.')).toBeVisible({ timeout: 60_000 });
    await expect(offline.getByText('Kontrollera nätet.')).toBeVisible();
    await expect(offline.locator('tbody tr').first()).toBeVisible();
  } finally {
    await desk.app.close();
    desktop.close();
    removeHome(home);
  }
});

test('F6: where the desktop has no tray, the app ends with its window', async () => {
  const desktop = await openDesktop({ tray: false });
  const desk = await launchApp({ companies: 60 });
  const main = desk.app.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  await desk.page.close();
  expect(await ended).toBe(0);
  await desk.market.close();
  desktop.close();
  removeHome(desk.home);
});
