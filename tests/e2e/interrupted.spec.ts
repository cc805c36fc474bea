import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkFile } from '../../src/main/store/file/integrity';
import { launchApp, newHome, removeHome, startMarket, type TestApp } from './launch';
import { openPage, resync, stopAutomaticSync, syncEnded, syncFirst } from './window';

test('D5: killed in mid-sync, the app shows the old signals, goes on where it was and loses nothing', async () => {
  test.setTimeout(120_000);
  const home = newHome();
  const market = await startMarket(60);
  // The same companies a day later, answering slowly enough to be caught in the middle.
  const slowMarket = await startMarket(60, '2026-11-20', { latencyMs: 60 });
  slowMarket.advance(1);
  let desk: TestApp = await launchApp({ home, market });
  try {
    await syncFirst(desk.page);
    await stopAutomaticSync(desk.page);
    await desk.quit();

    desk = await launchApp({ home, market: slowMarket });
    await desk.page.getByRole('button', { name: 'Synka nu' }).click();
    await expect.poll(() => slowMarket.requests.length, { timeout: 30_000, intervals: [20] }).toBeGreaterThan(60);
    await desk.kill();
    const file = join(home, 'kursvakt.db');
    expect(checkFile(file, 'full').condition).toBe('sound');

    const asked = slowMarket.requests.length;
    desk = await launchApp({ home, market: slowMarket, now: '2026-11-23T21:00:00+01:00' });
    const { page } = desk;
    await openPage(page, 'MACD-korsning');
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await expect(page.getByText('Gäller 2026-11-20')).toBeVisible();
    expect(slowMarket.requests).toHaveLength(asked);

    await page.getByRole('button', { name: 'Synka nu' }).click();
    // While it runs, the old list is still there to be read.
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('Gäller 2026-11-20')).toBeVisible();
    await syncEnded(page);
    await expect(page.getByText('Gäller 2026-11-23')).toBeVisible();
    await openPage(page, 'Aktivitet');
    const runs = page.getByRole('table', { name: 'Körningar' }).locator('tbody tr');
    await expect(runs.nth(0)).toContainText('Fortsatte en bruten körning');
    await expect(runs.nth(1)).toContainText('Bröts');
    const repeated = repeatedPages(slowMarket.requests.map((request) => request.path));
    // What was under way when the power went is asked for again; what was stored is not.
    expect(repeated.length).toBeLessThanOrEqual(16);
    await resync(page);
    await expect(runs.nth(0)).toContainText('Inget hade ändrats');
  } finally {
    await desk.app.close();
    await market.close();
    await slowMarket.close();
    removeHome(home);
  }
});

/** Stock pages that were asked for more than once. */
function repeatedPages(paths: readonly string[]): string[] {
  const pages = paths.filter((path) => /market-guide\/stock\/\d+$/.test(path));
  return [...new Set(pages.filter((path, index) => pages.indexOf(path) !== index))];
}
