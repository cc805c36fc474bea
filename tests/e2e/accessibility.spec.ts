import { expect, test } from '@playwright/test';
import { answerOf } from './answer';
import { closeApp, launchSyncedApp, setAppearance } from './desk';
import { launchApp, type TestApp } from './launch';
import { contrastOf, focusOf } from './looks';
import { resync, stopAutomaticSync, syncEnded } from './window';

const LONG_MS = 120_000;
/** What text needs; a glyph alone would need 3. */
const LEAST_CONTRAST = 4.5;

test.describe('seen, heard and reached by all, on the real app', () => {
  test.describe.configure({ timeout: LONG_MS });
  let desk: TestApp;
  const at = (selector: string) => desk.page.locator(selector);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await desk.page.keyboard.press(key);
  };

  test.beforeAll(async () => {
    test.setTimeout(LONG_MS);
    const first = await launchSyncedApp();
    await syncEnded(first.page);
    await stopAutomaticSync(first.page);
    await first.app.close();
    // A day further, so that something has gone up and something down.
    first.market.advance(1);
    desk = await launchApp({ home: first.home, market: first.market });
    await resync(desk.page);
  });
  test.afterAll(async () => {
    await closeApp(desk);
  });

  /** The whole list of the first strategy. */
  async function toRanking(): Promise<void> {
    await at('.nav-strategy').first().click();
    await at('#strategy-tabs-ranking').click();
    await at('.toolbar .segmented button').last().click();
    await expect(at('#signals-list tbody tr').first()).toBeVisible();
  }

  test('E the main way needs no mouse, and the focus is never lost on it', async () => {
    await setAppearance(desk.page, { theme: 'light', language: 'sv' });
    const isIn = async (name: string | RegExp): Promise<void> => {
      await expect.poll(() => focusOf(desk.page)).toEqual({ name: expect.stringMatching(name) as unknown, isVisible: true });
    };
    await at('.sidebar .nav-item').first().click();
    await press('Control+1');
    await expect(at('#signals-list')).toBeVisible();
    await press('F6', 'F6');
    await isIn('signals-list');
    const chosen = at('#signals-list tbody tr[aria-selected="true"]');
    await press('ArrowDown', 'j');
    await expect(chosen).toHaveCount(1);
    for (const keys of ['Control+k', 'Control+e', '?']) {
      await press(keys);
      await expect(at('dialog[open]')).toBeVisible();
      await press('Escape');
      await expect(at('dialog')).toHaveCount(0);
      await isIn('signals-list');
    }
    // Another list, the page of a share, and back: the arrow keys go on in the list.
    const listed = await answerOf(desk.page, 'strategies:list', {});
    const other = listed.slice(0, 9).map(({ asOf, kind }) => asOf !== null && kind === 'list').lastIndexOf(true);
    expect(other).toBeGreaterThan(0);
    await press(`Control+${String(other + 1)}`);
    await expect(at('.nav-strategy').nth(other)).toHaveAttribute('aria-current', 'page');
    await isIn('signals-list');
    await press('ArrowDown', 'Enter');
    await expect(at('.instrument-page')).toBeFocused();
    await press('Escape');
    await isIn('signals-list');
    await press('Tab', 'ArrowRight', 'ArrowRight', 'Enter');
    await expect(at('#signals-list th[aria-sort]')).toHaveCount(1);
    await press('F6');
    await isIn('explanation');
    await press('Control+,', 'F6', 'F6');
    await expect(desk.page.getByRole('heading', { name: 'Inställningar', level: 1 })).toBeVisible();
    await isIn(/nav-item|search-button/);
  });

  test('E with reduced motion nothing moves', async () => {
    const { page } = desk;
    const durations = (): Promise<string[]> => page.evaluate(() => [...new Set([...document.querySelectorAll('*')].flatMap((element) => [getComputedStyle(element).transitionDuration, getComputedStyle(element).animationDuration]))]);
    expect((await durations()).some((duration) => duration !== '0s')).toBe(true);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await durations()).toEqual(['0s']);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.emulateMedia({ reducedMotion: null });
  });

  test('E with forced colours glyph and word tell up from down, and what is chosen and focused is seen', async () => {
    await desk.page.emulateMedia({ forcedColors: 'active' });
    await at('.sidebar .nav-item').first().click();
    const marks = (direction: string) => at(`.today-table .mark.${direction}`).first();
    const colour = (direction: string): Promise<string> => marks(direction).evaluate((element) => getComputedStyle(element).color);
    expect(await colour('up')).toBe(await colour('down'));
    await expect(marks('up')).toHaveText('▲In');
    await expect(marks('down')).toHaveText('▼Ut');
    await toRanking();
    await at('#signals-list').focus();
    await press('ArrowDown');
    for (const selector of ['.nav-item[aria-current="page"]', '#signals-list tr.selected', '.segmented [aria-pressed="true"]']) await expect(at(selector).first()).toHaveCSS('outline-style', 'solid');
    const edges = await at('#strategy-tabs-ranking, #strategy-tabs-history').evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor));
    expect(edges[0]).not.toBe(edges[1]);
    await press('Tab');
    expect((await focusOf(desk.page)).isVisible).toBe(true);
    await desk.page.emulateMedia({ forcedColors: null });
  });

  for (const palette of ['green-red', 'blue-orange', 'asian'] as const) {
    test(`E up and down of ${palette} are read on every ground, in both themes`, async () => {
      await at('.sidebar .nav-item').first().click();
      expect(await answerOf(desk.page, 'settings:write', { palette })).toMatchObject({ palette });
      await expect(at(`html[data-palette="${palette}"]`)).toBeAttached();
      for (const theme of ['light', 'dark'] as const) {
        await setAppearance(desk.page, { theme, language: 'sv' });
        for (const ground of ['.sidebar', '.today-table']) {
          for (const direction of ['up', 'down']) expect(await contrastOf(at(`${ground} .mark.${direction}`).first()), `${theme} ${ground} ${direction}`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        }
      }
    });
  }
});
