import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { askRunningApp } from '../../src/main/control/ask';
import type { ControlReply } from '../../src/main/control/protocol';
import { answerOf } from './answer';
import { closeApp, launchSyncedApp } from './desk';
import { openDesktop, type Desktop } from './desktop-bus';
import { removeHome, startApp, type StartedApp } from './launch';
import { stopAutomaticSync, syncEnded } from './window';

test.skip(process.platform !== 'linux', 'skipped: proportional sizes come from the Linux kernel, and the tray is watched on a session bus');
test.setTimeout(180_000);

/** The app comes to rest half a minute after the last thing that happened. */
const REST = { timeout: 120_000, intervals: [500] };
const HAS_HELPER = existsSync('out/native/code-pages.node');

interface Climbed {
  readonly rung: string;
  readonly beforeBytes: number;
  readonly afterBytes: number;
}

/** The rungs that the app has logged, oldest first. */
function climbed(home: string): Climbed[] {
  const file = join(home, 'logs', 'kursvakt.log');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap((line) => {
    const details = / cleaned up (\{.*\})$/.exec(line)?.[1];
    return details === undefined ? [] : [JSON.parse(details) as Climbed];
  });
}

const rungs = (home: string): string[] => climbed(home).map(({ rung }) => rung);

async function ask(home: string, question: 'memory' | 'memory-clean'): Promise<ControlReply> {
  const reply = await askRunningApp({ ask: question }, { homeFolder: home, id: randomUUID(), sleep, patienceMs: 60_000 });
  if (reply === null) throw new Error('the app did not answer the command line');
  return reply;
}

test('E: started at login the app makes no window, comes to rest by itself and says what each step gave back', async () => {
  const desktop: Desktop = await openDesktop();
  const desk: StartedApp = await startApp({ args: ['--hidden'], companies: 60 });
  try {
    await expect.poll(() => desktop.trayItems()).toBe(1);
    const last = HAS_HELPER ? 'return-code-pages' : 'collect-garbage';
    await expect.poll(() => rungs(desk.home), REST).toContain(last);
    expect(desk.app.windows()).toHaveLength(0);
    const steps = climbed(desk.home);
    // Each begins where the one before ended.
    for (const [index, step] of steps.slice(1).entries()) expect(step.beforeBytes).toBe(steps[index]!.afterBytes);
    const pages = steps.find(({ rung }) => rung === 'return-code-pages');
    // Some forty megabytes; less where another app from the same file shares the pages.
    if (pages !== undefined) expect(pages.beforeBytes - pages.afterBytes).toBeGreaterThan(1_000_000);

    await desktop.choose('Synka nu');
    await expect.poll(() => desktop.trayTooltip(), { timeout: 60_000 }).toContain('Kurser t.o.m.');
    await expect.poll(() => rungs(desk.home).filter((rung) => rung === last).length, REST).toBe(2);
    expect(desk.app.windows()).toHaveLength(0);
  } finally {
    await desk.app.close();
    await desk.market.close();
    desktop.close();
    removeHome(desk.home);
  }
});

test('E: above its budget the app climbs rung by rung, leaves alone what gave nothing, and closes a window that nobody sees', async () => {
  const desktop: Desktop = await openDesktop();
  const desk = await launchSyncedApp({ companies: 60 });
  const { page, home } = desk;
  try {
    await syncEnded(page);
    await stopAutomaticSync(page);
    const setBudget = async (share: number): Promise<void> => {
      const { memory } = await ask(home, 'memory');
      const memoryBudgetBytes = Math.round(memory.totalPssBytes * share);
      expect(await answerOf(page, 'settings:write', { memoryBudgetBytes })).toMatchObject({ memoryBudgetBytes });
    };
    const looks = (count: number): Promise<void> =>
      page.evaluate(
        (wanted) =>
          new Promise<void>((resolve) => {
            let seen = 0;
            const stop = window.api.on('memory:sampled', () => {
              seen += 1;
              if (seen < wanted) return;
              stop();
              resolve();
            });
          }),
        count,
      );

    // Above the soft line, below the hard one: what is seen stays as it is.
    await setBudget(0.8);
    await expect.poll(() => rungs(home), { timeout: 60_000 }).toContain('clear-page-caches');
    await expect.poll(async () => (await ask(home, 'memory')).memory.lastCleanup?.trigger).toBe('budget');
    expect(rungs(home)).not.toContain('restart-page');
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    const first = rungs(home);
    await looks(3);
    expect(rungs(home)).toEqual(first);

    // The page's process says by heartbeat what it holds; main and page stand in the ledger with their heaps.
    const { memory: now } = await ask(home, 'memory');
    const ofType = (type: string) => now.processes.find((one) => one.type === type);
    for (const type of ['main', 'renderer']) expect(ofType(type)?.heapUsedBytes).toBeGreaterThan(1_000_000);
    expect(ofType('renderer')!.heapUsedBytes).toBeLessThan(ofType('renderer')!.rssBytes!);
    expect(ofType('renderer')!.externalBytes).toBeGreaterThan(0);

    // A person who asks gets every rung again; the window that nobody sees goes, its process with it.
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide();
    });
    const { cleanup, memory } = await ask(home, 'memory-clean');
    expect(cleanup?.trigger).toBe('manual');
    expect(cleanup?.actions).toEqual(expect.arrayContaining(['drop-caches', 'clear-page-caches', 'destroy-hidden-window']));
    expect(cleanup!.beforeBytes - cleanup!.afterBytes).toBeGreaterThan(20_000_000);
    expect(memory.processes.map(({ type }) => type)).not.toContain('renderer');
    expect(desk.app.windows()).toHaveLength(0);

    const opened = desk.app.waitForEvent('window');
    await desktop.choose('Öppna Kursvakt');
    await expect((await opened).locator('#signals-list tbody tr').first()).toBeVisible();
  } finally {
    await closeApp(desk);
    desktop.close();
  }
});

test('E: far above its budget the page gets a new process and shows the same view again', async () => {
  const desktop: Desktop = await openDesktop();
  const desk = await launchSyncedApp({ companies: 60 });
  try {
    await syncEnded(desk.page);
    await stopAutomaticSync(desk.page);
    const shown = (): Promise<string> =>
      desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript('location.hash + " " + document.querySelectorAll("#signals-list tbody tr").length') as Promise<string>).catch(() => '');
    const processId = (): Promise<number> => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId());
    const [before, pid] = [await shown(), await processId()];
    expect(before).toMatch(/^#\S+ [1-9]/);
    // The least that can be chosen: an app with a window is above one and a half times that.
    expect(await answerOf(desk.page, 'settings:write', { memoryBudgetBytes: 100_000_000 })).toMatchObject({ memoryBudgetBytes: 100_000_000 });
    await expect.poll(() => rungs(desk.home), { timeout: 60_000 }).toContain('restart-page');
    await expect.poll(processId, { timeout: 60_000 }).not.toBe(pid);
    await expect.poll(shown, { timeout: 60_000 }).toBe(before);
  } finally {
    await closeApp(desk);
    desktop.close();
  }
});
