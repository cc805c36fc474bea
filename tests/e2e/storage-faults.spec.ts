import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { checkFile } from '../../src/main/store/file/integrity';
import { answerOf } from './answer';
import { launchSyncedApp } from './desk';
import { launchApp, removeHome, type TestApp } from './launch';
import { canMount, mountSmallDisk, type SmallDisk } from './small-disk';
import { countRuns, resync, stopAutomaticSync, syncEnded } from './window';

test.skip(process.platform !== 'linux' || !canMount(), 'skipped: a disk of its own can be mounted by root on Linux only');

test.describe('a data folder that takes nothing', () => {
  test.setTimeout(120_000);
  let disk: SmallDisk;
  let stored: TestApp;
  let desk: TestApp;
  const banner = (page: Page) => page.locator('main > .notice');

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    stored = await launchSyncedApp({ companies: 60 });
    await stopAutomaticSync(stored.page);
    await stored.quit();
    rmSync(join(stored.home, 'electron'), { recursive: true });
  });
  test.beforeEach(() => {
    disk = mountSmallDisk();
    cpSync(stored.home, disk.folder, { recursive: true });
  });
  test.afterEach(async () => {
    await desk.app.close();
    expect(checkFile(join(disk.folder, 'kursvakt.db'), 'full').condition).toBe('sound');
    disk.remove();
  });
  test.afterAll(async () => {
    await stored.market.close();
    removeHome(stored.home);
  });

  test('on a full disk the app starts, says so with a remedy, and goes on when there is room', async () => {
    disk.fill();
    desk = await launchApp({ home: disk.folder, market: stored.market });
    const { page } = desk;
    await expect(banner(page)).toContainText('Disken är full');
    await expect(banner(page)).toContainText('Frigör utrymme');
    await page.screenshot({ path: 'test-results/states/disk-full.png' });
    disk.free();
    await banner(page).getByRole('button').click();
    await expect(banner(page)).toHaveCount(0, { timeout: 30_000 });
    await syncEnded(page);
    expect(await countRuns(page)).toBe(2);
  });

  test('of which the disk fills up while the app runs loses nothing and says so', async () => {
    desk = await launchApp({ home: disk.folder, market: stored.market });
    const { page } = desk;
    await expect(page.getByRole('table').first()).toBeVisible();
    disk.fill();
    await expect(answerOf(page, 'settings:write', { theme: 'dark' })).rejects.toThrow('store-full');
    await expect(banner(page)).toContainText('Disken är full');
    disk.free();
    await resync(page);
    await expect(banner(page)).toHaveCount(0);
    expect(await answerOf(page, 'settings:read', {})).toMatchObject({ automaticSync: false });
  });

  test('because it is read-only: the app shows what is stored all the same and says so; made writable, it goes on', async () => {
    disk.setWritable(false);
    desk = await launchApp({ home: disk.folder, market: stored.market });
    const { page } = desk;
    await expect(banner(page)).toContainText('Datamappen går inte att skriva i');
    await expect(banner(page)).toContainText('Gör mappen skrivbar');
    await page.screenshot({ path: 'test-results/states/folder-readonly.png' });
    await expect(page.getByRole('table').first()).toBeVisible();
    await expect(answerOf(page, 'settings:write', { theme: 'dark' })).rejects.toThrow('store-readonly');
    disk.setWritable(true);
    await resync(page);
    await expect(banner(page)).toHaveCount(0);
  });
});
