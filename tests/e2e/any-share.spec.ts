import { expect, test } from '@playwright/test';
import { answerOf } from './answer';
import { closeApp, launchSyncedApp, setAppearance } from './desk';
import type { TestApp } from './launch';

test.describe('any share beside a strategy', () => {
  let desk: TestApp;
  test.beforeAll(async () => {
    desk = await launchSyncedApp();
  });
  test.afterAll(async () => {
    await closeApp(desk);
  });

  test('a share that is in no list is found beside the list, with the first requirement it fails in every strategy', async () => {
    const { page, market } = desk;
    const specials = market.state().specials;
    const [excluded] = specials['investment-company'] ?? [];
    await setAppearance(page, { theme: 'light', language: 'sv' });
    const { name, places } = await answerOf(page, 'instruments:read', { orderbookId: excluded ?? '' });
    expect(places.length).toBeGreaterThan(1);
    const panel = page.locator('#explanation');
    await panel.getByRole('combobox').fill(name);
    await panel.getByRole('option', { name }).first().click();
    await expect(panel.getByText(/Stoppas av kravet/)).toBeVisible();
    const table = panel.getByRole('table', { name: 'Plats i strategierna' });
    await expect(table.getByRole('row')).toHaveCount(places.length + 1);
    await expect(table.getByText(/^Stoppas av/).first()).toBeVisible();
    await page.screenshot({ path: 'test-results/any-share-light-sv.png' });
    const other = table.getByRole('button').last();
    const strategy = (await other.textContent()) ?? '';
    await other.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(strategy);
    await expect(panel.getByRole('heading', { level: 2 })).toContainText(name);
  });

  test('the border stands in words beside the place', async () => {
    const { page } = desk;
    await setAppearance(page, { theme: 'dark', language: 'en' });
    await page.locator('.nav-strategy').first().click();
    await page.locator('#signals-list tbody tr').nth(3).click();
    const panel = page.locator('#explanation');
    await expect(panel.locator('.border-line')).toContainText(/ahead of rank \d+,/);
    await expect(panel.getByRole('table', { name: 'Place in the strategies' })).toBeVisible();
    await page.screenshot({ path: 'test-results/any-share-dark-en.png' });
    await panel.locator('.elsewhere').scrollIntoViewIfNeeded();
    await page.screenshot({ path: 'test-results/any-share-places-dark-en.png' });
  });
});
