import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DATABASE_FILE } from '../../src/main/data-folder';
import { PID_FILE } from '../../src/main/pid-file';
import { openReader } from '../../src/main/store/file/database';
import { readDataSource } from '../../src/main/store/market/data-source';
import { answerOf } from './answer';
import { launchApp, newHome, removeHome, startMarket } from './launch';
import { runningProcesses } from './processes';

/** Nobody is asked: the app waits for the person before it asks Avanza for the first time, and the test never does. */
const NO_MARKET_NAMED = { KURSVAKT_AVANZA_URL: '', KURSVAKT_RATE: '' };
const START_LIMIT_MS = 60_000;

/** The app that runs on a data folder; null when none does. */
function residentOf(home: string): number | null {
  const file = join(home, PID_FILE);
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return pid > 0 && runningProcesses([pid]).length === 1 ? pid : null;
}

/** Whose prices have been stored so far; null as long as there are none. */
function storedSource(home: string): string | null {
  if (!existsSync(join(home, DATABASE_FILE))) return null;
  try {
    const reader = openReader(join(home, DATABASE_FILE));
    const source = readDataSource(reader);
    reader.close();
    return source;
  } catch {
    // The first writer may be making it at this moment.
    return null;
  }
}

test('from the first page to the invented market: the app starts again on it, in a data folder of its own, and fetches', async () => {
  test.setTimeout(3 * START_LIMIT_MS);
  const home = newHome();
  const demoHome = `${home}-demo`;
  const market = await startMarket(60);
  const desk = await launchApp({ home, market, args: ['--no-sandbox'], environment: NO_MARKET_NAMED });
  try {
    await expect(desk.page.getByText('www.avanza.se').first()).toBeVisible();
    const ended = new Promise((resolve) => desk.app.process().once('exit', resolve));
    await desk.page.getByRole('button', { name: 'Prova med påhittade bolag' }).click();
    await ended;
    await expect.poll(() => residentOf(demoHome), { timeout: START_LIMIT_MS }).not.toBeNull();
    await expect.poll(() => storedSource(demoHome), { timeout: START_LIMIT_MS }).toBe('this-computer');
    expect(storedSource(home)).toBeNull();
  } finally {
    const pid = residentOf(demoHome);
    if (pid !== null) process.kill(pid, 'SIGTERM');
    // Not until its note of itself is gone, which comes before its end.
    await expect.poll(() => runningProcesses(pid === null ? [] : [pid]), { timeout: START_LIMIT_MS }).toEqual([]);
    await market.close();
    removeHome(home);
    removeHome(demoHome);
  }
});

test('started on the invented market it says so, and offers the way to real prices', async () => {
  const home = newHome();
  const market = await startMarket(60);
  const desk = await launchApp({ home, market, args: ['--demo'], environment: NO_MARKET_NAMED });
  try {
    await expect(desk.page.locator('.badge-demo')).toBeVisible({ timeout: START_LIMIT_MS });
    await expect(desk.page.getByRole('button', { name: 'Gå över till riktiga data' })).toBeVisible();
    const state = await answerOf(desk.page, 'app:state', {});
    expect(state).toMatchObject({ demo: true, canSwitchMarket: true, apiHost: expect.stringMatching(/^127\.0\.0\.1:/) });
  } finally {
    await desk.app.close();
    await market.close();
    removeHome(home);
    removeHome(`${home}-demo`);
  }
});
