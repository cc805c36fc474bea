import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { DemoMarket } from '../../../demo/market';
import { answerOf } from '../answer';
import { setAppearance } from '../desk';
import { launchApp, newHome, removeHome, startMarket, type TestApp, type TestAppOptions } from '../launch';
import { countRuns, resync, stopAutomaticSync, syncEnded } from '../window';
import { ENGLISH, lookAt, SWEDISH } from './look';

const LONG_MS = 60_000;
const SIZE = { width: 1100, height: 700 };
const banner = (page: Page) => page.locator('main > .notice');

/** Writes rubbish over the start of a file, as a failing disk does. */
function damage(file: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 0);
  closeSync(handle);
}

test.describe('each state is designed', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(4 * LONG_MS);
  let home: string;
  let market: DemoMarket;
  let desk: TestApp;

  async function open(options: TestAppOptions = {}): Promise<Page> {
    desk = await launchApp({ home, market, ...options });
    await desk.app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    }, SIZE);
    return desk.page;
  }
  /** Syncs in Swedish and on Today, whatever was looked at before. */
  async function toToday(page: Page): Promise<void> {
    await setAppearance(page, { theme: 'light', language: 'sv' });
    await page.locator('.nav-item').first().click();
  }

  test.beforeAll(async () => {
    home = newHome();
    market = await startMarket(60);
  });
  test.afterEach(async () => {
    await desk.app.close();
  });
  test.afterAll(async () => {
    await market.close();
    removeHome(home);
  });

  test('empty, and the first sync on its way', async () => {
    const page = await open();
    await lookAt(page, 'empty');
    await stopAutomaticSync(page);
    await setAppearance(page, { theme: 'light', language: 'sv' });
    market.setFault('slow-drip', { pathPattern: '/price-chart/', dripMs: 60 });
    await page.getByRole('button', { name: 'Starta första synkningen' }).click();
    await expect(page.locator('.step-now')).toContainText(/\d+ av \d+/, { timeout: LONG_MS });
    await lookAt(page, 'first-sync', { isStored: false, looks: SWEDISH });
    market.setFault(null);
    await expect(page.locator('tbody tr').first()).toBeVisible({ timeout: LONG_MS });
    await syncEnded(page);
  });

  test('late, stale and partial', async () => {
    market.advance(1);
    let page = await open({ now: '2026-11-23T20:00:00+01:00' });
    await expect(page.locator('.freshness-late')).toContainText('2026-11-23');
    await lookAt(page, 'late');
    await desk.app.close();
    market.advance(3);
    page = await open({ now: '2026-11-26T20:00:00+01:00' });
    await toToday(page);
    await expect(banner(page)).toContainText('flera börsdagar gamla');
    await lookAt(page, 'stale');
    await toToday(page);
    // Every fourth share does not answer: those keep their old prices.
    market.setFault('unavailable', { pathPattern: '/price-chart/stock/\\d*[0-2](\\?|$)' });
    await resync(page);
    await expect(banner(page)).toContainText('av aktierna har kurs');
    await lookAt(page, 'partial');
    market.setFault(null);
  });

  test('too little data for a new list', async () => {
    const page = await open({ now: '2026-11-26T20:10:00+01:00' });
    await toToday(page);
    await page.locator('.nav-strategy').first().click();
    await expect(page.locator('.signals-page .notice, .strategy-page .notice, main .notice').first()).toBeVisible();
    await lookAt(page, 'insufficient-data');
  });

  test('out of reach, and answering in another way than before', async () => {
    market.advance(1);
    const page = await open({ now: '2026-11-27T20:20:00+01:00' });
    await toToday(page);
    market.setFault('dead');
    await resync(page);
    await expect(banner(page)).toContainText('Ingen kontakt med demomarknaden.');
    await lookAt(page, 'offline');
    await toToday(page);
    market.setFault('renamed-field', { pathPattern: '/price-chart/' });
    await resync(page);
    await expect(banner(page)).toContainText('förstår inte längre svaren');
    await lookAt(page, 'contract');
    market.setFault(null);
  });

  test('an engine that rests after three crashes', async () => {
    const page = await open({ now: '2026-11-27T20:30:00+01:00', environment: { KURSVAKT_ENGINE_HEAP_MB: '8' } });
    const endings = (): number => readFileSync(join(home, 'logs', 'kursvakt.log'), 'utf8').split('sync ended early').length;
    for (let crash = 0; crash < 3; crash += 1) {
      const before = endings();
      // The pauses between two crashes are the engine's own.
      expect(await answerOf(page, 'sync:start', { full: false })).toMatchObject({ joined: false });
      await expect.poll(endings, { timeout: LONG_MS }).toBe(before + 1);
    }
    await expect(banner(page)).toContainText(/vilar|rests/, { timeout: LONG_MS });
    await lookAt(page, 'engine-down');
  });

  test('a damaged database: mended from its backup', async () => {
    let page = await open({ now: '2026-11-27T20:40:00+01:00' });
    await toToday(page);
    expect((await answerOf(page, 'storage:back-up', {})).backups.length).toBeGreaterThan(0);
    const runs = await countRuns(page);
    await desk.app.close();
    damage(join(home, 'kursvakt.db'));
    page = await open({ now: '2026-11-27T20:50:00+01:00' });
    await expect(banner(page)).toContainText('Säkerhetskopian från 2026-11-27', { timeout: LONG_MS });
    await expect(page.locator('.today-table, table').first()).toBeVisible();
    expect(await countRuns(page)).toBe(runs);
    expect(readdirSync(join(home, 'quarantine'))).toHaveLength(1);
    await toToday(page);
    // What the banner says is in the inbox too, but not said a second time on the same page.
    await expect(page.locator('.nav-item .badge')).toBeVisible();
    await expect(page.locator('.today-notices').filter({ hasText: 'skadad' })).toHaveCount(0);
    await lookAt(page, 'database-restored');
    await toToday(page);
    await resync(page);
    await expect(banner(page).filter({ hasText: 'Databasen var skadad' })).toHaveCount(0);
  });

  test('a computer without a network', async () => {
    // The real address, so that the network counts; nothing is asked of it, because syncs are started by hand only.
    const page = await open({ now: '2026-11-30T20:00:00+01:00', environment: { KURSVAKT_AVANZA_URL: 'https://www.avanza.se', KURSVAKT_RATE: '2' } });
    await desk.app.evaluate(({ net }) => {
      net.isOnline = () => false;
    });
    await toToday(page);
    await expect(banner(page)).toContainText('Datorn har inget nät.');
    await lookAt(page, 'no-network');
  });

  test('a damaged database without a sound backup: begun anew', async () => {
    rmSync(join(home, 'backups'), { recursive: true, force: true });
    damage(join(home, 'kursvakt.db'));
    const page = await open({ now: '2026-11-30T20:10:00+01:00' });
    await expect(banner(page)).toContainText('det fanns ingen hel säkerhetskopia', { timeout: LONG_MS });
    await lookAt(page, 'database-rebuilt');
  });

  test('a damaged database that cannot be mended', async () => {
    rmSync(join(home, 'quarantine'), { recursive: true, force: true });
    // Where the damaged file would be set aside, something else stands in the way.
    writeFileSync(join(home, 'quarantine'), '');
    damage(join(home, 'kursvakt.db'));
    const page = await open({ now: '2026-11-30T20:20:00+01:00' });
    await expect(banner(page)).toContainText('gick inte att laga', { timeout: LONG_MS });
    await lookAt(page, 'database-beyond-mending', { isStored: false, looks: SWEDISH });
    await desk.app.close();
    const english = await open({ now: '2026-11-30T20:20:00+01:00', language: 'en-GB' });
    await expect(banner(english)).toContainText('could not be', { timeout: LONG_MS });
    await lookAt(english, 'database-beyond-mending', { isStored: false, looks: ENGLISH });
  });
});
