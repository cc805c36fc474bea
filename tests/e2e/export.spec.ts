import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { closeApp, launchSyncedApp } from './desk';
import type { TestApp } from './launch';

test.describe('exporting from the window', () => {
  let desk: TestApp;
  const folder = mkdtempSync(join(tmpdir(), 'kursvakt-export-'));

  test.beforeAll(async () => {
    desk = await launchSyncedApp();
  });
  test.afterAll(async () => {
    await closeApp(desk);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Answers the system's file dialog, which no test can click. */
  async function answerDialog(file: string | null): Promise<void> {
    await desk.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
    }, file);
  }

  /** A thread has two ports in the thread that made it, as long as it lives. */
  const portsOfMain = (): Promise<number> => desk.app.evaluate(() => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length);

  test('E writes the list in front of the person as a workbook, in a thread that is gone afterwards', async () => {
    const { page } = desk;
    const before = await portsOfMain();
    await page.locator('#signals-list').focus();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Exportera' });
    await expect(dialog).toBeVisible();
    await answerDialog(join(folder, 'lista'));
    await dialog.getByRole('button', { name: 'Välj plats och spara …' }).click();
    await expect(dialog.getByText(/^Klart: \d+ rader/)).toBeVisible();
    const sheet = await readSheet(join(folder, 'lista.xlsx'));
    expect(sheet[0]).toContain('in_target');
    expect(sheet.length).toBeGreaterThan(10);
    await expect.poll(portsOfMain, { timeout: 30_000 }).toBeLessThanOrEqual(before);
  });

  test('a closed file dialog changes nothing, and a missing folder is said with a remedy', async () => {
    const { page } = desk;
    const dialog = page.getByRole('dialog', { name: 'Exportera' });
    await answerDialog(null);
    await dialog.getByRole('button', { name: 'CSV' }).click();
    await dialog.getByRole('button', { name: 'Välj plats och spara …' }).click();
    await expect(dialog.getByText(/^Klart/)).toHaveCount(0);
    await answerDialog(join(folder, 'none', 'lista.csv'));
    await dialog.getByRole('button', { name: 'Välj plats och spara …' }).click();
    await expect(dialog.getByRole('alert')).toContainText('The folder for the file does not exist.');
    await answerDialog(join(folder, 'lista.csv'));
    await dialog.getByRole('button', { name: 'Välj plats och spara …' }).click();
    await expect(dialog.getByText(/^Klart/)).toBeVisible();
    expect(readFileSync(join(folder, 'lista.csv'), 'utf8')).toMatch(/^\uFEFFrank;orderbook_id;/);
    await page.screenshot({ path: 'test-results/export.png' });
  });
});
