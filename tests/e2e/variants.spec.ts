import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerOf } from './answer';
import { closeApp, launchSyncedApp, setAppearance } from './desk';
import { appEnvironment, type TestApp } from './launch';
import { openPage, resync, stopAutomaticSync } from './window';

const STRATEGY = 'sammansatt_momentum';
const OWN = {
  id: 'small',
  name: 'Små och lönsamma',
  filters: [{ factor: 'marketCap', comparison: 'lt', value: 1e13 }],
  ranks: [{ factor: 'roe', direction: 'desc', weight: 1 }],
};

test.describe('other parameters, on the real app', () => {
  test.describe.configure({ timeout: 180_000 });
  let desk: TestApp;

  test.beforeAll(async () => {
    desk = await launchSyncedApp({ companies: 140 });
    await stopAutomaticSync(desk.page);
  });
  test.afterAll(async () => {
    await closeApp(desk);
  });

  test('E a variant is previewed, saved, computed at once, shown beside the published one and removed', async () => {
    const { page } = desk;
    await page.locator('.nav-strategy', { hasText: 'Sammansatt Momentum' }).click();
    await page.getByRole('tab', { name: 'Parametrar' }).click();
    await page.getByLabel('Antal aktier').fill('5');
    await page.getByRole('button', { name: 'Förhandsvisa' }).click();
    await expect(page.getByText('5 i listan, 0 in och 5 ut mot de publicerade')).toBeVisible({ timeout: 30_000 });
    await page.getByLabel('Namn på varianten').fill('Fem');
    await page.getByRole('button', { name: 'Spara variant' }).click();
    const table = page.getByRole('table', { name: 'Varianter sida vid sida' });
    await expect(table.getByRole('columnheader', { name: 'Fem' })).toBeVisible({ timeout: 30_000 });
    await expect(table.getByRole('row', { name: /^Gemensamma/ })).toContainText('5');
    await page.screenshot({ path: 'test-results/variants.png' });
    const [, variant] = await answerOf(page, 'variants:list', { strategyId: STRATEGY });
    const { paramsHash, places } = variant!;
    const signals = await answerOf(page, 'signals:get', { strategyId: STRATEGY, paramsHash, all: true });
    const ranks = Object.fromEntries(signals.rows.map((row) => [row.orderbookId, row.rank]));
    // Every name of the ten, also the five that this variant does not hold.
    expect(Object.keys(places)).toHaveLength(10);
    expect(ranks).toMatchObject(places);
    await page.getByRole('switch', { name: 'Bara aktier som inte alla har (5 av 10)' }).click();
    await expect(table.locator('.side-names tr')).toHaveCount(5);
    await table.locator('.side-names').scrollIntoViewIfNeeded();
    await page.screenshot({ path: 'test-results/variants-differing.png' });
    await page.getByRole('switch', { name: /^Bara aktier/ }).click();
    await setAppearance(page, { theme: 'dark', language: 'en' });
    await page.locator('.side-by-side').getByRole('rowheader').last().scrollIntoViewIfNeeded();
    await page.screenshot({ path: 'test-results/variants-dark.png' });
    await setAppearance(page, { theme: 'light', language: 'sv' });
    await table.getByRole('button', { name: 'Visa rankning' }).nth(1).click();
    await expect(page.locator('#signals-list tbody tr')).toHaveCount(5);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Fem');
    // No sync bar waits for the end of a computation that was none.
    await expect(page.getByRole('button', { name: 'Synka nu' })).toBeVisible();
    await page.getByRole('tab', { name: 'Modellportfölj' }).click();
    await expect(page.getByRole('tabpanel')).toContainText('Portföljen bildas 2026-12-01.');
    await page.getByRole('tab', { name: 'Parametrar' }).click();
    await table.getByRole('button', { name: 'Ta bort' }).click();
    await table.getByRole('button', { name: 'Ta bort på riktigt' }).click();
    await expect(page.getByText('Inga egna varianter än.')).toBeVisible();
    // What was computed is told as that, without the counts of a sync.
    await openPage(page, 'Aktivitet');
    await expect(page.getByRole('table', { name: 'Körningar' }).getByRole('row').nth(1)).toContainText(/Beräkning av variant.*Klar(.*–.*Räknad på det som redan var hämtat\.){4}$/);
    await openPage(page, 'Sammansatt Momentum');
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Fem');
  });

  test('E a pasted list is compared with every strategy, and each miss says what differs', async () => {
    const { page } = desk;
    const { rows } = await answerOf(page, 'signals:get', { strategyId: STRATEGY, all: true });
    const [inside, outside] = [rows.filter((row) => row.inTarget), rows.filter((row) => !row.inTarget)];
    await openPage(page, 'Överlapp');
    await page.getByRole('tab', { name: 'Med en egen lista' }).click();
    await page.getByLabel('Lista att jämföra').fill(`${inside[0]!.name}\n${inside[1]!.ticker.toLowerCase()}, Nokia\n${outside[0]!.isin!}`);
    await page.getByRole('button', { name: 'Jämför', exact: true }).click();
    await expect(page.getByText('3 av 4 rader känns igen.')).toBeVisible();
    await page.getByRole('button', { name: 'Visa skillnaden mot Sammansatt Momentum' }).click();
    const difference = page.getByRole('region', { name: 'Mot Sammansatt Momentum' });
    await expect(difference.getByRole('table').getByRole('row').nth(1)).toContainText(/plats \d+, \d+ plats(er)? från gränsen/);
    await page.screenshot({ path: 'test-results/compare.png' });
  });

  test('E a strategy that was added on the command line is one like the others', async () => {
    const { page, home, market } = desk;
    const file = join(home, 'own.json');
    writeFileSync(file, JSON.stringify(OWN));
    execFileSync(process.execPath, ['scripts/kursvakt.mjs', 'custom', 'add', file], { env: appEnvironment(home, market), stdio: 'pipe' });
    await resync(page);
    await openPage(page, OWN.name);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(OWN.name);
    await page.getByRole('tab', { name: 'Rankning i dag' }).click();
    await expect(page.locator('#signals-list tbody tr')).toHaveCount(20);
    await page.locator('#signals-list tbody tr').first().click();
    await expect(page.getByRole('complementary', { name: 'Varför' })).toContainText('Plats 1 av');
    await page.screenshot({ path: 'test-results/own-strategy.png' });
    await page.getByRole('tab', { name: 'Parametrar' }).click();
    await expect(page.getByLabel('Antal aktier')).toHaveValue('20');
  });
});
