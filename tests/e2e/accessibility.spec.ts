import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { closeApp, launchSyncedApp, setAppearance } from './desk';
import type { TestApp } from './launch';

const PAGES = ['I dag', 'Överlapp', 'Inkorg', 'Aktivitet', 'Minne', 'Inställningar'] as const;

test.describe('seen, heard and reached by all, on the real app', () => {
  let desk: TestApp;

  test.beforeAll(async () => {
    desk = await launchSyncedApp();
  });
  test.afterAll(async () => {
    await closeApp(desk);
  });

  /** A key as the system delivers it: the window sees it before the page does. */
  async function pressInWindow(keyCode: string): Promise<void> {
    await desk.app.evaluate(({ BrowserWindow }, code) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: code, modifiers: ['control'] });
      window?.webContents.sendInputEvent({ type: 'keyUp', keyCode: code, modifiers: ['control'] });
    }, keyCode);
  }

  test('E the main way needs no mouse: pages, list, reason, and back', async () => {
    const { page } = desk;
    await setAppearance(page, { theme: 'light', language: 'sv' });
    await page.keyboard.press('Control+1');
    await page.locator('#signals-list').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    await expect(page.locator('#signals-list tbody tr[aria-selected="true"]')).toHaveCount(1);
    await page.keyboard.press('F6');
    await expect(page.locator('#explanation')).toBeFocused();
    await page.keyboard.press('F6');
    await expect(page.locator('#explanation')).not.toBeFocused();
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('heading', { name: 'Inställningar', level: 1 })).toBeVisible();
  });

  test('E at 200 % nothing is lost to the side', async () => {
    const { page } = desk;
    for (let step = 0; step < 8; step += 1) await pressInWindow('=');
    await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBeGreaterThan(1.9);
    for (const name of PAGES) {
      await page.locator('.sidebar').getByRole('button', { name, exact: true }).click();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, name).toBeLessThanOrEqual(0);
    }
    // The page’s own screenshot measures a zoomed window in its page’s units and cuts it off; the window’s does not.
    const picture = await desk.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64'));
    writeFileSync('test-results/zoom-200.png', Buffer.from(picture, 'base64'));
    await pressInWindow('0');
    await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(1);
  });

  test('E with reduced motion nothing moves, and with forced colours the chosen page stays marked', async () => {
    const { page } = desk;
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
    const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
    expect(moving).toBe(0);
    const outline = await page.locator('.nav-item[aria-current="page"]').first().evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
    await page.emulateMedia({ reducedMotion: null, forcedColors: null });
  });

  test('E every palette has two colours that differ', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+1');
    for (const palette of ['green-red', 'blue-orange', 'asian']) {
      await page.evaluate(async (chosen) => {
        const { api } = window as unknown as { api: { call(channel: string, params: unknown): Promise<unknown> } };
        await api.call('settings:write', { palette: chosen });
      }, palette);
      await expect(page.locator(`html[data-palette="${palette}"]`)).toBeAttached();
      const colours = await page.evaluate(() => ['--up', '--down'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name)));
      expect(colours[0]).not.toBe(colours[1]);
    }
  });
});
