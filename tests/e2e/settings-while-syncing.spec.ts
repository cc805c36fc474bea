import { expect, test } from '@playwright/test';
import { closeApp } from './desk';
import { launchApp } from './launch';
import { openPage, syncEnded, syncFirst } from './window';

/** Requests a second: some two hundred and fifty of them take a while. */
const SLOW = '20';

test('a setting is saved at once while a slow sync goes on', async () => {
  test.setTimeout(180_000);
  const desk = await launchApp({ companies: 60, environment: { KURSVAKT_RATE: SLOW } });
  const { page } = desk;
  const stage = (): Promise<string | null> =>
    page.evaluate(async () => {
      const state = await window.api.call('app:state', {});
      return state.ok ? (state.value.running?.stage ?? null) : null;
    });
  try {
    await syncFirst(page);
    expect(await page.evaluate(() => window.api.call('sync:start', { full: true }).then(({ ok }) => ok))).toBe(true);
    await expect.poll(stage, { timeout: 30_000 }).toBe('fetching');
    await openPage(page, 'Inställningar');
    await page.getByRole('group', { name: 'Tema' }).getByText('Mörkt', { exact: true }).click();
    await expect(page.locator('html[data-theme="dark"]')).toBeAttached();
    expect(await stage()).toBe('fetching');
    await syncEnded(page);
    const [settings, runs] = await page.evaluate(() => Promise.all([window.api.call('settings:read', {}), window.api.call('runs:list', { limit: 1 })]));
    expect(settings.ok && settings.value.theme).toBe('dark');
    expect(runs.ok && runs.value[0]?.status).toBe('ok');
  } finally {
    await closeApp(desk);
  }
});
