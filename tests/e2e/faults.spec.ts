import { expect, test } from '@playwright/test';
import type { FaultKind } from '../../demo/faults';
import { launchApp, removeHome, type TestApp } from './launch';
import { openPage, resync, stopAutomaticSync, syncFirst } from './window';

/** What the activity page calls the fault, and how the run ended. */
const FAULTS: readonly { readonly fault: FaultKind; readonly path?: string; readonly status: string; readonly words: string }[] = [
  { fault: 'html', status: 'Misslyckades', words: 'Datakällan har ändrat sina svar.' },
  { fault: 'dead', status: 'Misslyckades', words: 'Ingen kontakt med datakällan.' },
  { fault: 'renamed-field', path: '/price-chart/', status: 'Misslyckades', words: 'Avanza changed “ohlc' },
];

test.describe('a data source in trouble', () => {
  let desk: TestApp;

  test.afterEach(async () => {
    await desk.app.close();
    await desk.market.close();
    removeHome(desk.home);
  });

  test('is named on the activity page, and the signals of before stay as they are', async () => {
    test.setTimeout(120_000);
    desk = await launchApp({ companies: 60 });
    const { page, market } = desk;
    await syncFirst(page);
    await stopAutomaticSync(page);
    await openPage(page, 'MACD-korsning');
    const before = await page.locator('tbody').innerText();
    for (const { fault, path, status, words } of FAULTS) {
      market.setFault(fault, path === undefined ? {} : { pathPattern: path });
      await resync(page);
      await expect(page.getByText('Det som visas är från senaste lyckade synkningen')).toBeVisible();
      expect(await page.locator('tbody').innerText()).toBe(before);
      await openPage(page, 'Aktivitet');
      const runs = page.getByRole('table', { name: 'Körningar' }).locator('tbody tr');
      await expect(runs.nth(0)).toContainText(status);
      await expect(runs.nth(1)).toContainText(words);
      await openPage(page, 'MACD-korsning');
    }
    market.setFault(null);
    await resync(page);
    await expect(page.getByText('Det som visas är från senaste lyckade synkningen')).toBeHidden();
  });
});
