import { writeFileSync } from 'node:fs';
import { expect, test, type Locator } from '@playwright/test';
import { answerOf } from './answer';
import { closeApp, launchSyncedApp, setAppearance } from './desk';
import type { TestApp } from './launch';
import { cutText, outside, overlaps, sideways, wider } from './looks';
import { pressInWindow, stopAutomaticSync } from './window';

const LONG_MS = 300_000;
const STRATEGY = 'sammansatt_momentum';
/** Goes on after a fault: one run names those of all places. */
const everyFault = expect.configure({ soft: true });

/** A view of the window: how one comes there, and what shows that one is there. */
interface Place {
  readonly name: string;
  readonly shows: string;
  readonly clicks: readonly (() => Locator)[];
  /** Pressed after the clicks. */
  readonly keys?: string;
}

test.describe('little room, on the real app', () => {
  test.describe.configure({ timeout: LONG_MS });
  let desk: TestApp;
  const at = (selector: string): Locator => desk.page.locator(selector);
  const page = (number: number) => () => at('.sidebar > ul .nav-item').nth(number);
  const tab = (name: string) => () => at(`#${name}`);
  const [list, state] = [() => at('.nav-strategy').first(), () => at('.nav-strategy').last()];
  const segment = (number: number) => () => at('main .segmented button').nth(number);

  const PLACES: readonly Place[] = [
    { name: 'today', clicks: [page(0)], shows: '.today-table' },
    { name: 'overlap', clicks: [page(1), () => at('.page-tabs [role="tab"]').first()], shows: '.overlap-most' },
    { name: 'a pasted list', clicks: [page(1), () => at('.page-tabs [role="tab"]').last()], shows: '.difference' },
    { name: 'inbox', clicks: [page(2)], shows: '#page-title' },
    { name: 'ranking and why', clicks: [list, tab('strategy-tabs-ranking'), segment(1), () => at('#signals-list tbody tr').first()], shows: '#explanation .why .elsewhere' },
    { name: 'portfolio', clicks: [list, tab('strategy-tabs-portfolio')], shows: '.rebalance-now' },
    { name: 'history', clicks: [list, tab('strategy-tabs-history')], shows: '.tab-history .plain-table, .tab-history .empty-state' },
    { name: 'parameters', clicks: [list, tab('strategy-tabs-parameters')], shows: '.side-by-side' },
    { name: 'states', clicks: [state, tab('strategy-tabs-ranking')], shows: '#signals-list' },
    { name: 'a share', clicks: [list, tab('strategy-tabs-ranking'), () => at('#signals-list tbody tr').first()], keys: 'Enter', shows: '.price-canvas canvas' },
    { name: 'its prices as a table', clicks: [() => at('.as-table')], shows: '.bar-table' },
    // The page keeps its form: left as it was found.
    { name: 'its prices as a chart again', clicks: [() => at('.as-table')], shows: '.price-canvas canvas' },
    { name: 'runs', clicks: [page(3), segment(0)], shows: '.plain-table' },
    { name: 'requests', clicks: [page(3), segment(1)], shows: '.plain-table .path' },
    { name: 'memory', clicks: [page(4), segment(0)], shows: '.memory-chart svg' },
    { name: 'memory as a table', clicks: [() => at('.memory-chart .as-table')], shows: '.sample-box table' },
    { name: 'memory over a month', clicks: [page(4), segment(2)], shows: '.plain-table.dense' },
    { name: 'settings', clicks: [page(5)], shows: '.settings .backup-list, .settings .setting' },
    { name: 'getting started', clicks: [page(5), () => at('.settings .setting').last().getByRole('button')], shows: '.first-run' },
    { name: 'the palette', clicks: [page(0)], keys: 'Control+k', shows: 'dialog[open] [role="option"]' },
    { name: 'export', clicks: [page(0)], keys: 'Control+e', shows: 'dialog[open] select' },
    { name: 'the keys', clicks: [page(0)], keys: 'Shift+?', shows: 'dialog[open] kbd' },
  ];

  test.beforeAll(async () => {
    test.setTimeout(LONG_MS);
    desk = await launchSyncedApp();
    await stopAutomaticSync(desk.page);
    await answerOf(desk.page, 'variants:save', { strategyId: STRATEGY, name: 'Fem och en halv', params: { n: 5 } });
    const { rows } = await answerOf(desk.page, 'signals:get', { strategyId: STRATEGY, all: true });
    await page(1)().click();
    await at('.page-tabs [role="tab"]').last().click();
    await at('#pasted-list').fill([...rows.slice(0, 30).map(({ name }) => name), 'Nobody knows this'].join('\n'));
    await at('.paste .primary').click();
    await at('.compare-grid button[aria-pressed]').last().click();
    await expect(at('.difference')).toBeVisible();
  });
  test.afterAll(async () => {
    await closeApp(desk);
  });

  /** Goes everywhere, and waits at each place until nothing is scrolled to the side, cut off or laid over. */
  async function lookEverywhere(): Promise<void> {
    for (const { name, clicks, keys, shows } of PLACES) {
      for (const target of clicks) await target().click();
      if (keys !== undefined) await desk.page.keyboard.press(keys);
      await expect(at(shows).first(), name).toBeVisible();
      await expect(at('.skeleton'), name).toHaveCount(0);
      const faults = async (): Promise<string[]> => [...(await sideways(desk.page)), ...(await outside(desk.page)), ...(await cutText(at('body'))), ...(await overlaps(at('main')))];
      await everyFault.poll(faults, name).toEqual([]);
      if (shows.startsWith('dialog')) await desk.page.keyboard.press('Escape');
      await expect(at('dialog'), name).toHaveCount(0);
    }
  }

  async function resize(width: number, height: number): Promise<void> {
    await desk.app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
    await expect.poll(() => desk.page.evaluate(() => window.innerWidth * window.devicePixelRatio)).toBe(width);
  }

  for (const language of ['sv', 'en'] as const) {
    test(`E a list and the reasons beside it fit into every width between, ${language}`, async () => {
      await setAppearance(desk.page, { theme: 'light', language });
      for (const width of [1600, 1280, 1100, 830]) {
        await resize(width, 800);
        for (const target of PLACES.find(({ name }) => name === 'ranking and why')!.clicks) await target().click();
        await expect(at('#explanation .why .elsewhere')).toBeVisible();
        const faults = async (): Promise<string[]> => [...(await sideways(desk.page)), ...(await outside(desk.page)), ...(await cutText(at('#explanation'))), ...(await wider(at('.table-box table, #explanation table')))];
        await everyFault.poll(faults, String(width)).toEqual([]);
      }
    });

    test(`E no view of the smallest window is scrolled to the side, cut off or laid over, ${language}`, async () => {
      await setAppearance(desk.page, { theme: 'light', language });
      const least = await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize() ?? []);
      expect(least[0]).toBe(720);
      await resize(720, least[1]!);
      await lookEverywhere();
    });

    test(`E at 200 % nor is any view of the usual one, ${language}`, async () => {
      await setAppearance(desk.page, { theme: 'light', language });
      await resize(1280, 800);
      for (let step = 0; step < 8; step += 1) await pressInWindow(desk.app, '=');
      await expect.poll(() => desk.page.evaluate(() => window.innerWidth)).toBeLessThan(680);
      await lookEverywhere();
      // The page’s own screenshot measures a zoomed window in its page’s units and cuts it off; the window’s does not.
      const picture = await desk.app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()).toPNG().toString('base64'));
      writeFileSync(`test-results/zoom-200-${language}.png`, Buffer.from(picture, 'base64'));
      await pressInWindow(desk.app, '0');
      await expect.poll(() => desk.page.evaluate(() => window.devicePixelRatio)).toBe(1);
    });
  }

  test('E at 320 CSS pixels the window is never scrolled to the side', async () => {
    await setAppearance(desk.page, { theme: 'light', language: 'sv' });
    await resize(960, 800);
    // The zoom ends at three times the usual size.
    for (let step = 0; step < 12; step += 1) await pressInWindow(desk.app, '=');
    await expect.poll(() => desk.page.evaluate(() => window.innerWidth)).toBeLessThan(325);
    for (const { name, clicks, keys, shows } of PLACES) {
      for (const target of clicks) await target().click();
      if (keys !== undefined) await desk.page.keyboard.press(keys);
      await expect(at(shows).first(), name).toBeVisible();
      await everyFault.poll(() => desk.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), name).toBeLessThanOrEqual(0);
      if (shows.startsWith('dialog')) await desk.page.keyboard.press('Escape');
      await expect(at('dialog'), name).toHaveCount(0);
    }
    await pressInWindow(desk.app, '0');
    await expect.poll(() => desk.page.evaluate(() => window.devicePixelRatio)).toBe(1);
  });
});
