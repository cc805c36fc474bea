import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { checkFile } from '../../src/main/store/file/integrity';
import { answerOf } from './answer';
import { closeApp, launchSyncedApp, setAppearance } from './desk';
import type { TestApp } from './launch';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ';

test.describe('exporting from the window', () => {
  let desk: TestApp;
  let folder: string;

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kursvakt-export-'));
    desk = await launchSyncedApp();
  });
  test.afterAll(async () => {
    await closeApp(desk);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Answers the system's file dialog, which no test can click. */
  async function answerDialog(file: string | null): Promise<void> {
    await desk.app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, { timesAsked: 0 });
      dialog.showSaveDialog = () => {
        (dialog as unknown as { timesAsked: number }).timesAsked += 1;
        return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
      };
    }, file);
  }

  /** Saves, and comes back when the person was asked where. */
  async function save(file: string | null): Promise<void> {
    await answerDialog(file);
    await desk.page.getByRole('dialog', { name: 'Exportera' }).getByRole('button', { name: 'Välj plats och spara …' }).click();
    await expect.poll(() => desk.app.evaluate(({ dialog }) => (dialog as unknown as { timesAsked: number }).timesAsked)).toBe(1);
  }

  const list = () => desk.page.locator('#signals-list');

  /** All ranked shares, not only those inside the border; resolves once they are there. */
  async function showAll(): Promise<void> {
    await desk.page.locator('.toolbar .segmented button').last().click();
    const inside = await desk.page.locator('#signals-list tr.inside').count();
    await expect.poll(async () => Number(await list().getAttribute('aria-rowcount'))).toBeGreaterThan(inside + 1);
  }

  /** The list as Ctrl+C puts it on the clipboard of the computer: the head, then the rows. */
  async function copied(): Promise<string[][]> {
    await desk.app.evaluate(({ clipboard }) => {
      clipboard.clear();
    });
    await list().focus();
    await desk.page.keyboard.press('Control+c');
    const read = (): Promise<string> => desk.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(read).not.toBe('');
    return (await read()).split('\n').map((line) => line.split('\t'));
  }

  /** A thread has two ports in the thread that made it, as long as it lives. */
  const portsOfMain = (): Promise<number> => desk.app.evaluate(() => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length);

  for (const [language, number] of [['en', /^-?\d+(\.\d+)?$/], ['sv', /^-?\d+(,\d+)?$/]] as const) {
    test(`E a copied list has numbers as a spreadsheet in ${language} reads them`, async () => {
      await setAppearance(desk.page, { theme: 'light', language });
      await showAll();
      const [head, ...lines] = await copied();
      expect(lines).toHaveLength(Number(await list().getAttribute('aria-rowcount')) - 1);
      const words = ['Namn', 'Kortnamn', 'Name', 'Ticker'].map((title) => head!.indexOf(title));
      const cells = lines.flatMap((line) => line.filter((cell, place) => cell !== '' && !words.includes(place)));
      expect(cells.filter((cell) => !number.test(cell))).toEqual([]);
      // A fraction and a fall are among them, else this would show nothing.
      expect(cells.some((cell) => /\d[.,]\d/.test(cell)) && cells.some((cell) => cell.startsWith('-'))).toBe(true);
    });
  }

  test('E Å, Ä and Ö come last in a sorted list', async () => {
    await setAppearance(desk.page, { theme: 'light', language: 'sv' });
    await showAll();
    await list().locator('.column-name button').click();
    await expect(list().locator('th.column-name')).toHaveAttribute('aria-sort', 'ascending');
    const [head, ...lines] = await copied();
    const letters = lines.map((line) => line[head!.indexOf('Namn')]!.charAt(0).toUpperCase()).filter((letter) => ALPHABET.includes(letter));
    expect(letters).toEqual([...letters].sort((a, b) => ALPHABET.indexOf(a) - ALPHABET.indexOf(b)));
    expect(['Å', 'Ä', 'Ö'].filter((letter) => letters.includes(letter)).length).toBeGreaterThan(1);
  });

  test('E writes the list in front of the person as a workbook, in a thread that is gone afterwards', async () => {
    const { page } = desk;
    const before = await portsOfMain();
    await page.locator('#signals-list').focus();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Exportera' });
    await expect(dialog).toBeVisible();
    await save(join(folder, 'lista'));
    await expect(dialog.getByText(/^Klart: \d+ rader/)).toBeVisible();
    const sheet = await readSheet(join(folder, 'lista.xlsx'));
    expect(sheet[0]).toContain('in_target');
    expect(sheet.length).toBeGreaterThan(10);
    await expect.poll(portsOfMain, { timeout: 30_000 }).toBeLessThanOrEqual(before);
  });

  test('a closed file dialog changes nothing, and a missing folder is said with a remedy', async () => {
    const { page } = desk;
    const dialog = page.getByRole('dialog', { name: 'Exportera' });
    await dialog.getByRole('button', { name: 'CSV' }).click();
    await save(null);
    await expect(dialog.getByText(/^Klart/)).toHaveCount(0);
    await save(join(folder, 'none', 'lista.csv'));
    await expect(dialog.getByRole('alert')).toContainText('The folder for the file does not exist.');
    await save(join(folder, 'lista.csv'));
    await expect(dialog.getByText(/^Klart/)).toBeVisible();
    expect(readFileSync(join(folder, 'lista.csv'), 'utf8')).toMatch(/^\uFEFFrank;orderbook_id;/);
    await page.screenshot({ path: 'test-results/export.png' });
  });

  test('F: quit while a large table is written, the app leaves the old file or the whole new one, and nothing beside it', async () => {
    const file = join(folder, 'kurser.xlsx');
    const partial = join(folder, '.kurser.xlsx.partial');
    writeFileSync(file, 'what was there');
    await answerDialog(file);
    // The page goes with the app and may not hear the answer.
    const request = { table: 'prices', format: 'xlsx', dialect: 'sv', strategyId: null, paramsHash: null, orderbookId: null, asOf: null, pasted: null } as const;
    const answered = answerOf(desk.page, 'export:table', request).catch(() => null);
    await expect.poll(() => existsSync(partial), { intervals: [5] }).toBe(true);
    await desk.quit();
    await answered;
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
    if (readFileSync(file, 'utf8') !== 'what was there') expect((await readSheet(file)).length).toBeGreaterThan(10_000);
    expect(checkFile(join(desk.home, 'kursvakt.db'), 'full').condition).toBe('sound');
  });
});
