import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { answerOf } from './answer';

const SYNC_LIMIT_MS = 60_000;

/** From the welcome page to the first list. */
export async function syncFirst(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Starta första synkningen' }).click();
  await expect(page.locator('tbody tr').first()).toBeVisible({ timeout: SYNC_LIMIT_MS });
  await syncEnded(page);
}

/** Waits until no sync runs any more. */
export async function syncEnded(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^(Synka nu|Sync now)$/ })).toBeVisible({ timeout: SYNC_LIMIT_MS });
}

export async function resync(page: Page): Promise<void> {
  const runs = await countRuns(page);
  await page.getByRole('button', { name: 'Synka nu' }).click();
  await expect.poll(() => countRuns(page), { timeout: SYNC_LIMIT_MS }).toBeGreaterThan(runs);
  await syncEnded(page);
}

/** Runs that have ended, as the app itself answers. */
export async function countRuns(page: Page): Promise<number> {
  const runs = await answerOf(page, 'runs:list', { limit: 100 });
  return runs.filter(({ status }) => status !== 'running').length;
}

export async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Strategier' }).getByText(name, { exact: true }).click();
}

/** Syncs happen only when the test asks for one. */
export async function stopAutomaticSync(page: Page): Promise<void> {
  expect(await answerOf(page, 'settings:write', { automaticSync: false })).toMatchObject({ automaticSync: false });
}

/** They are off until the person chooses them. */
export async function switchNotificationsOn(page: Page): Promise<void> {
  expect(await answerOf(page, 'settings:write', { notifications: true })).toMatchObject({ notifications: true });
}

/** Ctrl and a key as the system delivers them: the window sees them before the page does. */
export async function pressInWindow(app: ElectronApplication, keyCode: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, code) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: code, modifiers: ['control'] });
    window?.webContents.sendInputEvent({ type: 'keyUp', keyCode: code, modifiers: ['control'] });
  }, keyCode);
}
