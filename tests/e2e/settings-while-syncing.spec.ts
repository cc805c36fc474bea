import { expect, test } from '@playwright/test';
import { answerOf } from './answer';
import { closeApp } from './desk';
import { launchApp } from './launch';
import { openPage, syncEnded, syncFirst } from './window';

test('a setting is saved at once while a slow sync goes on', async () => {
  test.setTimeout(120_000);
  const desk = await launchApp({ companies: 60 });
  const { page, market } = desk;
  const stage = async (): Promise<string | null> => (await answerOf(page, 'app:state', {})).running?.stage ?? null;
  try {
    await syncFirst(page);
    // Five seconds an answer, until this is lifted.
    market.setFault('slow-drip', { pathPattern: '/price-chart/', dripMs: 120 });
    expect(await answerOf(page, 'sync:start', { full: true })).toMatchObject({ joined: false });
    await expect.poll(stage, { timeout: 30_000 }).toBe('fetching');
    await openPage(page, 'Inställningar');
    await page.getByRole('group', { name: 'Tema' }).getByText('Mörkt', { exact: true }).click();
    await expect(page.locator('html[data-theme="dark"]')).toBeAttached();
    expect(await stage()).toBe('fetching');
    market.setFault(null);
    await syncEnded(page);
    expect((await answerOf(page, 'settings:read', {})).theme).toBe('dark');
    expect(await answerOf(page, 'runs:list', { limit: 1 })).toMatchObject([{ status: 'ok' }]);
  } finally {
    await closeApp(desk);
  }
});
