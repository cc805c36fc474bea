import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '@playwright/test';
import { MIGRATIONS } from '../../src/main/store/migrations/index';
import { migrate } from '../../src/main/store/migrations/migrate';
import { answerOf } from './answer';
import { closeApp, launchSyncedApp, setAppearance } from './desk';
import { launchApp } from './launch';
import { stopAutomaticSync } from './window';

const OLD_VERSION = 7;

/** Puts the rows of a database into one as the old version made it. */
function takeBack(file: string): void {
  const old = `${file}.old`;
  const native = new Database(old);
  migrate(native, MIGRATIONS.slice(0, OLD_VERSION));
  native.pragma('foreign_keys = OFF');
  native.prepare('ATTACH ? AS newest').run(file);
  const tables = native.prepare<[], string>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").pluck().all();
  for (const table of tables) {
    const columns = native.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table).join();
    native.exec(`INSERT OR REPLACE INTO main.${table} (${columns}) SELECT ${columns} FROM newest.${table}`);
  }
  native.exec('DETACH newest');
  native.pragma('journal_mode = WAL');
  native.close();
  for (const one of [file, `${file}-wal`, `${file}-shm`]) rmSync(one, { force: true });
  renameSync(old, file);
}

test('the first window after an update shows what is stored, without being touched', async () => {
  test.setTimeout(120_000);
  let desk = await launchSyncedApp({ companies: 60 });
  try {
    await stopAutomaticSync(desk.page);
    await setAppearance(desk.page, { theme: 'dark', language: 'en' });
    await desk.page.locator('#signals-list tbody tr').first().dblclick();
    await desk.page.getByRole('button', { name: 'Line', exact: true }).click();
    await desk.page.keyboard.press('w');
    await expect(desk.page.getByRole('button', { name: 'Watched', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => answerOf(desk.page, 'settings:read', {})).toMatchObject({ chart: { style: 'line' } });
    const address = new URL(desk.page.url()).hash;
    const { home, market } = desk;
    await desk.quit();
    takeBack(join(home, 'kursvakt.db'));

    desk = await launchApp({ home, market });
    const { page } = desk;
    await expect(page.locator('html[data-theme="dark"][lang="en"]')).toBeAttached();
    await expect(page.getByRole('table').first()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.locator('.nav-strategy').first().click();
    await page.locator('#signals-list tbody tr').first().dblclick();
    await expect.poll(() => new URL(page.url()).hash).toBe(address);
    await expect(page.getByRole('button', { name: 'Watched', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: 'Line', exact: true })).toHaveAttribute('aria-pressed', 'true');
    const native = new Database(join(home, 'kursvakt.db'), { readonly: true });
    expect(native.pragma('user_version', { simple: true })).toBeGreaterThan(OLD_VERSION);
    native.close();
  } finally {
    await closeApp(desk);
  }
});
