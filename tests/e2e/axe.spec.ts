import { expect, test, type Locator } from '@playwright/test';
import { answerOf } from './answer';
import { violationsOf } from './axe';
import { closeApp, launchSyncedApp, setAppearance } from './desk';
import type { TestApp } from './launch';
import { stopAutomaticSync, syncEnded } from './window';

const APPEARANCES = [
  { theme: 'light', language: 'sv' },
  { theme: 'dark', language: 'en' },
] as const;
const LONG_MS = 60_000;

/** The whole app, place by place: the two themes have other contrasts, the two languages other lengths and labels. */
test.describe('axe, on the real app', () => {
  test.describe.configure({ timeout: 5 * LONG_MS });
  let desk: TestApp;
  const at = (selector: string): Locator => desk.page.locator(selector);

  test.beforeAll(async () => {
    desk = await launchSyncedApp();
    await syncEnded(desk.page);
    await stopAutomaticSync(desk.page);
  });
  test.afterAll(async () => {
    await closeApp(desk);
  });

  async function scan(where: string, shows: string): Promise<void> {
    await expect(at(shows).first(), where).toBeVisible({ timeout: LONG_MS });
    await expect(at('.skeleton'), where).toHaveCount(0);
    expect(await violationsOf(desk.page), where).toEqual([]);
  }

  async function scanDialog(keys: string, shows: string): Promise<void> {
    await at('#content').focus();
    await desk.page.keyboard.press(keys);
    await scan(keys, shows);
    await desk.page.keyboard.press('Escape');
    await expect(at(shows)).toHaveCount(0);
  }

  for (const [number, appearance] of APPEARANCES.entries()) {
    const { theme, language } = appearance;

    test(`E axe finds nothing on the pages, ${theme} and ${language}`, async () => {
      await setAppearance(desk.page, appearance);
      await at('.sidebar > ul .nav-item').nth(0).click();
      await scan('today', '.today-table');
      await at('.sidebar > ul .nav-item').nth(1).click();
      // The page keeps its tab.
      await at('.page-tabs [role="tab"]').first().click();
      await scan('overlap', '.overlap-most');
      const { rows } = await answerOf(desk.page, 'signals:get', { strategyId: 'sammansatt_momentum', all: true });
      const names = rows.slice(0, 30).map(({ name }) => name);
      await at('.page-tabs [role="tab"]').nth(1).click();
      await at('#pasted-list').fill([...names, 'Nobody knows this'].join('\n'));
      await at('.paste .primary').click();
      await scan('compare', '.understood');
      await at('.compare-grid button[aria-pressed]').last().click();
      await scan('what differs', '.difference');
      await at('.sidebar > ul .nav-item').nth(2).click();
      await scan('inbox', '#page-title');
      await at('.nav-last .nav-item').nth(0).click();
      await scan('activity', '.plain-table');
      await at('.nav-last .nav-item').nth(1).click();
      await scan('memory', '.memory-chart svg');
      await at('.memory-chart .quiet').click();
      await scan('memory as a table', '.memory-chart table');
      await at('.nav-last .nav-item').nth(2).click();
      await scan('settings', '.settings');
      await at('.settings .setting').filter({ hasText: language === 'sv' ? 'Kom igång' : 'Getting started' }).getByRole('button').click();
      await scan('getting started', '.first-run');
    });

    test(`E axe finds nothing on the tabs of a strategy, ${theme} and ${language}`, async () => {
      await setAppearance(desk.page, appearance);
      await at('.nav-strategy').first().click();
      await at('#signals-list tbody tr').first().click();
      await scan('ranking and why', '#explanation .why');
      await at('#strategy-tabs-portfolio').click();
      await scan('portfolio', '.tab-portfolio .plain-table, .tab-portfolio .empty-state');
      await at('#strategy-tabs-history').click();
      await scan('history', '.tab-history .plain-table, .tab-history .empty-state');
      await at('#strategy-tabs-parameters').click();
      await desk.page.getByLabel(language === 'sv' ? 'Antal aktier' : 'Number of shares').fill(String(5 + number));
      await at('.form-actions .primary').click();
      await scan('a preview', '.preview-result');
      await at('#variant-name').fill(`Prov ${String(number)}`);
      await at('.save-variant button').click();
      await scan('variants side by side', '.side-by-side');
      await at('#strategy-tabs-ranking').click();
      await at('.nav-strategy').last().click();
      await scan('a strategy of states', '#signals-list');
    });

    test(`E axe finds nothing on a share and in the dialogs, ${theme} and ${language}`, async () => {
      await setAppearance(desk.page, appearance);
      await at('.nav-strategy').first().click();
      await at('#signals-list tbody tr').first().click();
      await at('#signals-list').press('Enter');
      await scan('a share', '.price-canvas canvas');
      await at('.as-table').click();
      await scan('its prices as a table', '.bar-table');
      await at('.as-table').click();
      await scanDialog('Control+e', '[role="dialog"], dialog[open]');
      await scanDialog('Shift+?', 'dialog[open]');
      await at('#content').focus();
      await desk.page.keyboard.press('Control+k');
      await desk.page.getByRole('combobox').last().fill('mo');
      await scan('the palette', 'dialog[open] [role="option"]');
      await desk.page.keyboard.press('Escape');
      // Paused, as these tests have it, the button has no menu.
      expect(await answerOf(desk.page, 'settings:write', { automaticSync: true, pausedUntil: null })).toMatchObject({ automaticSync: true, pausedUntil: null });
      await at('.top-actions .menu-holder button[aria-haspopup]').click();
      await scan('the menu of pauses', '.menu');
      await desk.page.keyboard.press('Escape');
      await stopAutomaticSync(desk.page);
    });
  }
});
