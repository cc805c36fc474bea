import { expect, test } from '@playwright/test';
import { launchApp, removeHome, type TestApp } from './launch';

test.describe('the main job in the real window', () => {
  let desk: TestApp;

  test.beforeEach(async () => {
    desk = await launchApp();
  });

  test.afterEach(async () => {
    await desk.app.close();
    await desk.market.close();
    removeHome(desk.home);
  });

  test('from nothing to explained signals: first run, sync, list, reason', async () => {
    const { page } = desk;
    await expect(page.getByRole('heading', { name: 'Välkommen till Kursvakt' })).toBeVisible();
    await expect(page.getByText('Demodata')).toBeVisible();
    await page.getByRole('button', { name: 'Starta första synkningen' }).click();
    await expect(page.locator('tbody tr').first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Kurser till och med 2026-11-20')).toBeVisible();
    await page.locator('tbody tr').first().click();
    await expect(page.getByRole('complementary', { name: 'Varför' })).toContainText('Faktorer');
    await page.screenshot({ path: 'test-results/first.png' });
  });
});
