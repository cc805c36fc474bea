import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { checkFile } from '../../src/main/store/file/integrity';
import { openDesktop, type Desktop } from './desktop-bus';
import { launchApp, removeHome, type TestApp } from './launch';
import { runningProcesses } from './processes';
import { syncEnded } from './window';

const LONG_MS = 60_000;

test.skip(process.platform !== 'linux', 'skipped: processes are found and ended by their number, as only Linux does here');

interface ProcessOfApp {
  readonly pid: number;
  readonly type: string;
}

/** What the app has logged so far; nothing before its first line. */
function readLog(home: string): string {
  const file = join(home, 'logs', 'kursvakt.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Every helper of the app that Electron knows. */
function helpers(desk: TestApp): Promise<ProcessOfApp[]> {
  return desk.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid, type }) => ({ pid, type })));
}

/** What the window shows, asked in main: Playwright's page does not outlive its process. A page that is gone never answers. */
function inWindow<Value>(desk: TestApp, script: string): Promise<Value | null> {
  return desk.app.evaluate(
    ({ BrowserWindow }, text) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text) as Promise<never>,
        new Promise<null>((resolve) => {
          setTimeout(resolve, 2000, null);
        }),
      ]),
    script,
  );
}

function pidOf(desk: TestApp): Promise<number> {
  return desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
}

const VIEW = 'location.hash + " " + (document.querySelector("h1")?.textContent ?? "") + " " + document.querySelectorAll("#signals-list tbody tr").length';

async function firstSync(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Starta första synkningen' }).click();
  await expect(page.locator('#signals-list tbody tr').first()).toBeVisible({ timeout: LONG_MS });
  await syncEnded(page);
}

async function expectView(desk: TestApp, view: string | null): Promise<void> {
  await expect.poll(() => inWindow<string>(desk, VIEW).catch(() => ''), { timeout: LONG_MS }).toBe(view);
}

test.describe('what crashes', () => {
  let desk: TestApp;
  let desktop: Desktop;

  test.beforeEach(async () => {
    desktop = await openDesktop();
    desk = await launchApp({ companies: 60 });
  });

  test.afterEach(async () => {
    await desk.app.close();
    await desk.market.close();
    desktop.close();
    removeHome(desk.home);
  });

  test.setTimeout(2 * LONG_MS);

  test('F2: a page that is killed comes back twice on the same view with the same rows, then says the truth; a new window starts afresh', async () => {
    const { page } = desk;
    await firstSync(page);
    await page.locator('#signals-list tbody tr').nth(1).click();
    await expect(page.getByRole('complementary', { name: 'Varför' })).toContainText('Faktorer');
    const view = await inWindow<string>(desk, VIEW);
    expect(view).toMatch(/^#strategy\/\w+\/\d+ .+ [1-9]\d*$/);

    const killed = await pidOf(desk);
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => runningProcesses([killed])).toEqual([]);
    await expectView(desk, view);
    expect(await pidOf(desk)).not.toBe(killed);
    expect(await inWindow(desk, 'document.querySelector("aside, [role=complementary]") !== null')).toBe(true);

    // The old page may go on showing its view for a moment: what comes next is asked of another process.
    const crash = async (): Promise<void> => {
      const crashed = await pidOf(desk);
      await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
      await expect.poll(() => runningProcesses([crashed]), { timeout: LONG_MS }).toEqual([]);
    };
    await crash();
    await expectView(desk, view);
    await crash();
    await expect.poll(() => inWindow<string>(desk, 'location.pathname').catch(() => ''), { timeout: LONG_MS }).toBe('/crashed.html');

    // Closing and opening is a way out that does not need the app to end, and a sync goes on all the while.
    await desktop.choose('Synka nu');
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
    await desktop.choose('Öppna Kursvakt');
    await expectView(desk, view);
    await expect.poll(() => desktop.trayTooltip(), { timeout: LONG_MS }).toContain('Kurser t.o.m. i dag 17:30');
    expect(checkFile(join(desk.home, 'kursvakt.db'), 'full').condition).toBe('sound');
  });

  test('F3: killed helpers come back by themselves and the window keeps answering', async () => {
    await firstSync(desk.page);
    const victims = (await helpers(desk)).filter(({ type }) => type === 'GPU' || type === 'Utility');
    expect(victims.map(({ type }) => type)).toContain('GPU');
    for (const { pid } of victims) process.kill(pid, 'SIGKILL');
    const pids = victims.map(({ pid }) => pid);
    await expect.poll(() => runningProcesses(pids)).toEqual([]);
    await expect.poll(async () => (await helpers(desk)).some(({ type, pid }) => type === 'GPU' && !pids.includes(pid)), { timeout: LONG_MS }).toBe(true);
    await desk.page.getByRole('button', { name: 'Minne' }).first().click();
    await expect(desk.page.getByRole('heading', { level: 1, name: 'Minne' })).toBeVisible();
  });
});

test('E2: an engine that runs out of memory is a failed run; the app goes on answering and its database is sound', async () => {
  // Near its limit a thread collects garbage for a long time before it gives up.
  test.setTimeout(2 * LONG_MS);
  const desk = await launchApp({ companies: 740, environment: { KURSVAKT_ENGINE_HEAP_MB: '8' } });
  try {
    await desk.page.getByRole('button', { name: 'Starta första synkningen' }).click();
    await expect.poll(() => readLog(desk.home), { timeout: LONG_MS }).toContain('reaching memory limit');
    expect(runningProcesses([desk.app.process().pid!])).toHaveLength(1);
    await desk.page.getByRole('button', { name: 'Minne' }).first().click();
    await expect(desk.page.getByRole('heading', { level: 1, name: 'Minne' })).toBeVisible();
    expect(checkFile(join(desk.home, 'kursvakt.db'), 'full').condition).toBe('sound');
  } finally {
    await desk.app.close();
    await desk.market.close();
    removeHome(desk.home);
  }
});
