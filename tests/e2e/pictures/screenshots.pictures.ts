import { expect, test, type Page } from '@playwright/test';
import { setAppearance } from '../desk';
import type { DemoMarket } from '../../../demo/market';
import { launchApp, newHome, removeHome, startMarket, type TestApp } from '../launch';
import { answerOf } from '../answer';
import { countRuns, stopAutomaticSync } from '../window';

const FOLDER = 'test-results/pictures';
const SIZE = { width: 1240, height: 780 };
/** As large as the market is in life; two years are what the longest look back needs. */
const COMPANIES = 680;

interface Picture {
  readonly page: string;
  readonly theme: 'light' | 'dark';
  readonly language: 'sv' | 'en';
}

const PICTURES: readonly Picture[] = [
  { page: 'today', theme: 'light', language: 'sv' },
  { page: 'today', theme: 'dark', language: 'en' },
  { page: 'strategy', theme: 'light', language: 'en' },
  { page: 'strategy', theme: 'dark', language: 'sv' },
  { page: 'portfolio', theme: 'light', language: 'sv' },
  { page: 'history', theme: 'dark', language: 'en' },
  { page: 'parameters', theme: 'light', language: 'en' },
  { page: 'instrument', theme: 'light', language: 'sv' },
  { page: 'instrument', theme: 'dark', language: 'en' },
  { page: 'overlap', theme: 'light', language: 'sv' },
  { page: 'activity', theme: 'light', language: 'en' },
  { page: 'memory', theme: 'dark', language: 'sv' },
  { page: 'settings', theme: 'light', language: 'sv' },
  { page: 'palette', theme: 'dark', language: 'en' },
];

const TITLES = {
  sv: { today: 'I dag', overlap: 'Överlapp', activity: 'Aktivitet', memory: 'Minne', settings: 'Inställningar' },
  en: { today: 'Today', overlap: 'Overlap', activity: 'Activity', memory: 'Memory', settings: 'Settings' },
} as const;

const OF_A_STRATEGY: ReadonlySet<string> = new Set(['strategy', 'palette', 'portfolio', 'history', 'parameters', 'instrument']);

/** The list with one row explained, then the view of it that is wanted. */
async function goToStrategy(page: Page, view: string): Promise<void> {
  await page.locator('.nav-strategy').nth(0).click();
  await page.locator('#strategy-tabs-ranking').click();
  await page.locator('#signals-list tbody tr').nth(3).click();
  await expect(page.locator('#explanation .why')).toBeVisible();
  if (view === 'instrument') {
    await page.locator('#signals-list').press('Enter');
    await expect(page.locator('.price-canvas canvas').first()).toBeVisible();
  } else if (view !== 'strategy' && view !== 'palette') {
    await page.locator(`#strategy-tabs-${view}`).click();
    await expect(page.locator(`.tab-${view} table, .tab-${view} form`).first()).toBeVisible();
  }
}

/** Brings the window to where the picture is taken. */
async function goTo(page: Page, picture: Picture): Promise<void> {
  if (OF_A_STRATEGY.has(picture.page)) await goToStrategy(page, picture.page);
  else {
    const name = TITLES[picture.language][picture.page as keyof (typeof TITLES)['sv']];
    await page.locator('.sidebar').getByRole('button', { name, exact: true }).click();
  }
  if (picture.page === 'palette') {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('mo');
  }
  // Memory draws its curve when two samples have come; everything else has long settled.
  await page.waitForTimeout(picture.page === 'memory' ? 12_000 : 900);
  await page.mouse.move(SIZE.width - 1, SIZE.height - 1);
}

/** Waits for a finished run and for the engine to rest: settings are stored after it, not beside it. */
async function synced(page: Page, runs: number): Promise<void> {
  await expect.poll(() => countRuns(page), { timeout: 300_000 }).toBe(runs);
  await expect.poll(() => answerOf(page, 'app:state', {}).then(({ engine }) => engine), { timeout: 30_000 }).toBe('idle');
}

async function open(home: string, market: DemoMarket, args: readonly string[]): Promise<TestApp> {
  const desk = await launchApp({ home, market, args });
  await desk.app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
  }, SIZE);
  return desk;
}

async function take(desk: TestApp, picture: Picture): Promise<void> {
  await setAppearance(desk.page, { theme: picture.theme, language: picture.language });
  await goTo(desk.page, picture);
  await desk.page.screenshot({ path: `${FOLDER}/${picture.page}-${picture.theme}-${picture.language}.png` });
  await desk.page.keyboard.press('Escape');
}

test('the window on a day with news', async () => {
  const home = newHome();
  // The second day is the first of December, on which portfolios are made.
  const market = await startMarket(COMPANIES, '2026-11-30');
  let desk = await open(home, market, []);
  try {
    await stopAutomaticSync(desk.page);
    await setAppearance(desk.page, { theme: 'light', language: 'sv' });
    await desk.page.waitForTimeout(500);
    await desk.page.screenshot({ path: `${FOLDER}/first-run-light-sv.png` });
    await desk.page.getByRole('button', { name: 'Starta första synkningen' }).click();
    await synced(desk.page, 1);
    await desk.app.close();
    market.advance(1);
    desk = await open(home, market, ['--sync-now']);
    await synced(desk.page, 2);
    for (const picture of PICTURES) await take(desk, picture);
  } finally {
    await desk.app.close();
    await market.close();
    removeHome(home);
  }
});
