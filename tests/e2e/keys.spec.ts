import { expect, test, type Locator, type Page } from '@playwright/test';
import { answerOf } from './answer';
import { closeApp, launchSyncedApp } from './desk';
import { openDesktop, type Desktop } from './desktop-bus';
import type { TestApp } from './launch';
import { countRuns, pressInWindow, stopAutomaticSync, syncEnded } from './window';

const LONG_MS = 120_000;
const UNTOUCHED = 'the page was not loaded again';

test.skip(process.platform !== 'linux', 'skipped: the tray is watched on a session bus, which only Linux has');

/** The keys of a desktop trader's table, pressed one after another in the order of the sheet that `?` shows. */
test.describe('every key, on the real app', () => {
  test.describe.configure({ mode: 'serial', timeout: LONG_MS });
  let desktop: Desktop;
  let desk: TestApp;
  const at = (selector: string): Locator => desk.page.locator(selector);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await desk.page.keyboard.press(key);
  };
  const chosen = (): Locator => at('#signals-list tbody tr[aria-selected="true"]');

  async function opensAndCloses(keys: string, shows: string): Promise<void> {
    await press(keys);
    await expect(at(shows), keys).toBeVisible();
    await press('Escape');
    await expect(at('dialog'), keys).toHaveCount(0);
  }

  async function toList(): Promise<void> {
    await press('Control+1');
    await at('#strategy-tabs-ranking').click();
    await expect(at('#signals-list tbody tr').first()).toBeVisible();
    await at('#signals-list').focus();
  }

  async function singleLetters(singleLetterKeys: boolean): Promise<void> {
    expect(await answerOf(desk.page, 'settings:write', { singleLetterKeys })).toMatchObject({ singleLetterKeys });
  }

  test.beforeAll(async () => {
    test.setTimeout(LONG_MS);
    desktop = await openDesktop();
    desk = await launchSyncedApp({ companies: 60 });
    await stopAutomaticSync(desk.page);
    await desk.page.evaluate((mark) => void (document.documentElement.dataset.mark = mark), UNTOUCHED);
  });
  test.afterAll(async () => {
    desktop.close();
    await closeApp(desk);
  });

  test('E Ctrl+K and Ctrl+Shift+P search everything, ? shows the keys, E and Ctrl+E export', async () => {
    await at('.sidebar .nav-item').first().click();
    for (const keys of ['Control+k', 'Control+Shift+P']) await opensAndCloses(keys, 'dialog.palette');
    await opensAndCloses('?', 'dialog.sheet');
    for (const keys of ['e', 'Control+e']) await opensAndCloses(keys, 'dialog[open] select');
  });

  test('E F5 and Ctrl+R sync, and never load the page again', async () => {
    for (const keys of ['F5', 'Control+r']) {
      const runs = await countRuns(desk.page);
      await press(keys);
      await expect.poll(() => countRuns(desk.page), { message: keys, timeout: 60_000 }).toBe(runs + 1);
      await syncEnded(desk.page);
    }
    await expect(at('html')).toHaveAttribute('data-mark', UNTOUCHED);
  });

  test('E Ctrl+1 to Ctrl+9 open strategies, Ctrl+, the settings, F6 and Shift+F6 walk through the window', async () => {
    for (const number of [9, 1]) {
      await press(`Control+${String(number)}`);
      await expect(at('.nav-strategy').nth(number - 1)).toHaveAttribute('aria-current', 'page');
    }
    await press('Control+,');
    await expect(at('.settings')).toBeVisible();
    const pane = (): Promise<number> => desk.page.evaluate(() => [...document.querySelectorAll('[data-pane]')].findIndex((one) => one.contains(document.activeElement)));
    await press('F6');
    const first = await pane();
    await press('F6');
    expect(await pane()).not.toBe(first);
    await press('Shift+F6');
    expect(await pane()).toBe(first);
  });

  test('E J, K, ↓ and ↑ move, Enter opens, Esc goes back, Ctrl+F and / filter', async () => {
    await toList();
    const cursor = async (): Promise<number> => Number(await chosen().getAttribute('aria-rowindex'));
    await press('ArrowDown');
    await expect(chosen()).toHaveCount(1);
    const start = await cursor();
    for (const [key, step] of [['j', 1], ['ArrowDown', 2], ['k', 1], ['ArrowUp', 0]] as const) {
      await press(key);
      await expect.poll(cursor, key).toBe(start + step);
    }
    await press('Enter');
    await expect(at('.instrument-page')).toBeVisible();
    await press('Escape');
    await expect(at('#signals-list')).toBeFocused();
    for (const keys of ['Control+f', '/']) {
      await at('#signals-list').focus();
      await press(keys);
      await expect(at('#list-filter'), keys).toBeFocused();
    }
    // Typed into a field, a letter is a letter.
    await desk.page.keyboard.type('we/?');
    await expect(at('#list-filter')).toHaveValue('we/?');
    await expect(at('dialog')).toHaveCount(0);
    await at('#list-filter').fill('');
  });

  test('E W watches and Ctrl+Z takes it back; Ctrl+C copies as the language writes, with Shift plainly', async () => {
    await toList();
    await press('Home');
    await expect(chosen()).toHaveCount(1);
    const watched = (): Promise<number> => answerOf(desk.page, 'watchlist:read', {}).then(({ length }) => length);
    await press('w');
    await expect.poll(watched).toBe(1);
    await press('Control+z');
    await expect.poll(watched).toBe(0);
    const copied = (): Promise<string> => desk.app.evaluate(({ clipboard }) => clipboard.readText());
    await press('Control+c');
    await expect.poll(copied).toMatch(/^Plats\t[^\n]*\n1\t[^\n.]*\d,\d[^\n.]*$/);
    await press('Control+Shift+c');
    await expect.poll(copied).toMatch(/^Plats\t[^\n]*\n1\t[^\n,]*\d\.\d[^\n,]*$/);
  });

  test('E single-letter keys can be switched off, those with Ctrl cannot', async () => {
    await singleLetters(false);
    await toList();
    await press('Home');
    const row = await chosen().getAttribute('aria-rowindex');
    await press('e', '?', '/', 'j', 'w');
    // What a key would have opened stands before what the next one opens.
    await opensAndCloses('Control+k', 'dialog.palette');
    await expect(chosen()).toHaveAttribute('aria-rowindex', row!);
    expect(await answerOf(desk.page, 'watchlist:read', {})).toEqual([]);
    await singleLetters(true);
  });

  test('E Ctrl with +, − and 0 zooms, Ctrl+W leaves the app in the tray, Ctrl+Q ends it', async () => {
    const zoom = (): Promise<number> => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel() ?? 99);
    for (const [key, level] of [['=', 0.5], ['=', 1], ['-', 0.5], ['0', 0]] as const) {
      await pressInWindow(desk.app, key);
      await expect.poll(zoom, key).toBe(level);
    }
    await pressInWindow(desk.app, 'w');
    await expect.poll(() => desk.app.windows().length).toBe(0);
    expect(await desktop.trayItems()).toBe(1);
    const opened: Promise<Page> = desk.app.waitForEvent('window');
    await desktop.choose('Öppna Kursvakt');
    await expect((await opened).getByRole('heading', { level: 1 })).toBeVisible();
    const main = desk.app.process();
    const ended = new Promise((resolve) => main.once('exit', resolve));
    await pressInWindow(desk.app, 'q');
    expect(await ended).toBe(0);
  });
});
