import { expect, type Page } from '@playwright/test';
import { answerOf } from './answer';
import { launchApp, removeHome, type TestApp, type TestAppOptions } from './launch';
import { syncEnded } from './window';

/** The app with the signals of a first sync in its window, and nothing under way that would change it. */
export async function launchSyncedApp(options: TestAppOptions = {}): Promise<TestApp> {
  const desk = await launchApp({ ...options, args: ['--sync-now', ...(options.args ?? [])] });
  await expect(desk.page.locator('#signals-list tbody tr').first()).toBeVisible({ timeout: 60_000 });
  await syncEnded(desk.page);
  return desk;
}

export async function closeApp(desk: TestApp): Promise<void> {
  await desk.app.close();
  await desk.market.close();
  removeHome(desk.home);
}

/** Stores settings as the settings page does, and waits until the page follows. */
export async function setAppearance(page: Page, appearance: { readonly theme: 'light' | 'dark'; readonly language: 'sv' | 'en' }): Promise<void> {
  expect(await answerOf(page, 'settings:write', appearance)).toMatchObject(appearance);
  await expect(page.locator(`html[data-theme="${appearance.theme}"][lang="${appearance.language}"]`)).toBeAttached();
}
