import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createReadModel } from '../../src/main/handlers/read-model';
import { openReader } from '../../src/main/store/file/database';
import { openDesktop, type Desktop } from './desktop-bus';
import { launchApp, newHome, removeHome, startMarket, type TestApp } from './launch';
import { openPage, resync, stopAutomaticSync, switchNotificationsOn, syncFirst } from './window';

/** Names that came and left on the newest day, over all strategies, as published. */
function publishedChanges(home: string): { entered: number; exited: number; strategies: number } {
  const reader = openReader(join(home, 'kursvakt.db'));
  try {
    const model = createReadModel(reader, Date.now);
    const changed = model.strategySummaries().filter(({ entered, exited }) => entered + exited > 0);
    const sum = (pick: (one: (typeof changed)[number]) => number): number => changed.reduce((total, one) => total + pick(one), 0);
    return { entered: sum(({ entered }) => entered), exited: sum(({ exited }) => exited), strategies: changed.length };
  } finally {
    reader.close();
  }
}

test.skip(process.platform !== 'linux', 'skipped: notifications are received on a session bus, which only Linux has');

test('the main job: from nothing to explained signals, and what a day on the market changes is shown, told once and opened by a click', async () => {
  test.setTimeout(120_000);
  const desktop: Desktop = await openDesktop();
  const market = await startMarket(80);
  const home = newHome();
  let desk: TestApp = await launchApp({ home, market });
  const restart = async (time: string): Promise<TestApp> => {
    expect(await desk.quit()).toBeLessThan(5000);
    return launchApp({ home, market, now: `${market.today()}T${time}:00+01:00` });
  };
  try {
    await test.step('the first sync leads from the welcome page to a list and its reasons', async () => {
      const { page } = desk;
      await expect(page.getByRole('heading', { name: 'Välkommen till Kursvakt' })).toBeVisible();
      await expect(page.getByText('Demodata').first()).toBeVisible();
      await syncFirst(page);
      await expect(page.getByText('Kurser till och med 2026-11-20')).toBeVisible();
      await page.locator('#signals-list tbody tr').first().click();
      await expect(page.getByRole('complementary', { name: 'Varför' })).toContainText('Faktorer');
      await stopAutomaticSync(page);
      expect(desktop.notifications).toEqual([]);
      await switchNotificationsOn(page);
    });

    await test.step('the next evening the stored signals are there before anything is asked of the network', async () => {
      market.advance(1);
      const asked = market.requests.length;
      desk = await restart('20:00');
      const { page } = desk;
      await openPage(page, 'I dag');
      await expect(page.getByText('Kurser till och med 2026-11-20')).toBeVisible();
      await expect(page.getByText('Kurser för 2026-11-23 är inte hämtade än')).toBeVisible();
      await expect(page.getByRole('table').first()).toBeVisible();
      expect(market.requests.length).toBe(asked);
    });

    const changes = await test.step('Resync shows what changed and tells it in one notification', async () => {
      const { page } = desk;
      await resync(page);
      await expect(page.getByText('Kurser till och med 2026-11-23')).toBeVisible();
      const published = publishedChanges(home);
      expect(published.entered + published.exited).toBeGreaterThan(0);
      await openPage(page, 'I dag');
      await expect(page.locator('.summary')).toContainText(`${published.entered} in och ${published.exited} ut i ${published.strategies} strategier`);
      await expect(page.locator('.summary')).toContainText('2026-11-23 jämfört med 2026-11-20');
      await expect.poll(() => desktop.notifications.length).toBe(1);
      const { title } = desktop.notifications[0]!;
      expect(title).toBe(`${published.entered + published.exited} nya signaler i ${published.strategies} strategier`);
      await page.screenshot({ path: 'test-results/today.png' });
      return published;
    });

    await test.step('a click on a notification about several strategies opens the page of what changed', async () => {
      const { page } = desk;
      await openPage(page, 'Minne');
      desktop.click(desktop.notifications[0]!.id);
      await expect(page.getByRole('navigation', { name: 'Strategier' }).locator('[aria-current=page]')).toHaveText('I dag');
      await expect(page.locator('.summary')).toContainText('2026-11-23 jämfört med 2026-11-20');
    });

    await test.step('the same sync again changes nothing, says so and tells nothing twice, also after a restart', async () => {
      await resync(desk.page);
      await openPage(desk.page, 'Aktivitet');
      await expect(desk.page.getByRole('table', { name: 'Körningar' }).locator('tbody tr').first()).toContainText('Inget hade ändrats');
      desk = await restart('21:00');
      await resync(desk.page);
      await openPage(desk.page, 'Inkorg');
      await expect(desk.page.getByText(`${changes.entered + changes.exited} nya signaler`)).toHaveCount(1);
      expect(desktop.notifications).toHaveLength(1);
    });
  } finally {
    await desk.app.close();
    await market.close();
    desktop.close();
    removeHome(home);
  }
});
