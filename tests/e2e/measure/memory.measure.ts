import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openDesktop, type Desktop } from '../desktop-bus';
import { connectInside, INSIDE_ARGUMENTS, type Inside } from '../inside/inside';
import { appEnvironment, newHome, removeHome, startMarket } from '../launch';
import { spawnApp, type Size, type SpawnedApp } from './app-tree';
import { renderTable, type Figures } from './figures';

const option = (name: string, otherwise: number): number => Number(process.env[`MEASURE_${name}`] ?? otherwise);
const REPETITIONS = option('REPETITIONS', 5);
const COMPANIES = option('COMPANIES', 740);
const YEARS = option('YEARS', 10);
const IDLE_MS = option('IDLE_SECONDS', 60) * 1000;
const LOOK_MS = 250;
const SYNC_LIMIT_MS = 15 * 60_000;
const START_MS = 8000;
const EMPTY_APP = 'bench/empty-app';

test.setTimeout(REPETITIONS * 25 * 60_000);

/** The highest size while something runs. */
async function peakWhile(app: SpawnedApp, work: Promise<unknown>): Promise<Size> {
  let highest: Size = { pss: 0, exclusive: 0 };
  const state = { isDone: false };
  const ending = work.finally(() => {
    state.isDone = true;
  });
  while (!state.isDone) {
    const size = app.size();
    if (size.pss > highest.pss) highest = size;
    await wait(LOOK_MS);
  }
  await ending;
  return highest;
}

async function measureEmpty(environment: Record<string, string>): Promise<Pick<Figures, 'emptyHidden' | 'emptyWindow'>> {
  const measure = async (...args: string[]): Promise<Size> => {
    const app = spawnApp(EMPTY_APP, args, environment, INSIDE_ARGUMENTS);
    await wait(Math.max(IDLE_MS, START_MS));
    const size = app.size();
    process.stderr.write(`  empty ${args.join(' ')}: ${app.parts()}\n`);
    await app.end();
    return size;
  };
  return { emptyHidden: await measure(), emptyWindow: await measure('--window') };
}

/** Chosen from the menu; over when the app has marked the job in its log. */
async function syncThroughTray(desktop: Desktop, home: string): Promise<void> {
  await desktop.choose('Synka nu');
  const log = join(home, 'logs', 'kursvakt.log');
  await expect.poll(() => existsSync(log) && readFileSync(log, 'utf8').includes('a job’s memory'), { timeout: SYNC_LIMIT_MS, intervals: [500] }).toBe(true);
}

/** What the whole app took before the newest step that returned code pages, by its own log. */
function sizeWithCodePages(home: string): number | null {
  const steps = [...readFileSync(join(home, 'logs', 'kursvakt.log'), 'utf8').matchAll(/cleaned up \{"rung":"return-code-pages","beforeBytes":(\d+)/g)];
  const before = steps.at(-1)?.[1];
  return before === undefined ? null : Number(before);
}

const ROW = '#signals-list tbody tr';
const CHOOSE_STRATEGY = "[...document.querySelectorAll('.nav-strategies button')].find((one) => one.textContent.includes('MACD-korsning')).click()";
const REOPENED = 5;

async function closeWindow(inside: Inside): Promise<void> {
  await inside.close();
  await expect.poll(() => inside.windows()).toBe(0);
}

async function measureWindow(app: SpawnedApp, inside: Inside): Promise<Pick<Figures, 'window' | 'closed' | 'reopenMs'>> {
  await inside.open();
  await expect.poll(() => inside.run(CHOOSE_STRATEGY).then(() => true, () => false), { timeout: 30_000 }).toBe(true);
  await wait(Math.max(IDLE_MS / 2, START_MS));
  const window = app.size();
  process.stderr.write(`  window: ${app.parts()}\n`);
  const reopenMs: number[] = [];
  for (let time = 0; time < REOPENED; time += 1) {
    await closeWindow(inside);
    await wait(1000);
    reopenMs.push(await inside.reopen(ROW));
  }
  await closeWindow(inside);
  await wait(IDLE_MS);
  process.stderr.write(`  closed again: ${app.parts()}\n`);
  return { window, closed: app.size(), reopenMs };
}

async function measureOurs(desktop: Desktop, home: string, environment: Record<string, string>): Promise<Omit<Figures, 'emptyHidden' | 'emptyWindow'>> {
  const registered = await desktop.trayItems();
  const app = spawnApp('.', ['--hidden', '--lang=sv-SE'], environment, INSIDE_ARGUMENTS);
  const inside = await connectInside(home);
  try {
    await expect.poll(() => desktop.trayItems(), { timeout: 60_000 }).toBe(registered + 1);
    await wait(START_MS);
    const beforeSync = app.size();
    process.stderr.write(`  before the sync: ${app.parts()}\n`);
    const peak = await peakWhile(app, syncThroughTray(desktop, home));
    await wait(IDLE_MS);
    const hidden = app.size();
    const withCodePages = sizeWithCodePages(home);
    process.stderr.write(`  hidden: ${app.parts()}\n`);
    return { beforeSync, peak, hidden, withCodePages, ...(await measureWindow(app, inside)) };
  } finally {
    await app.end();
    inside.disconnect();
    removeHome(home);
  }
}

test('the memory of the app beside an empty one', async () => {
  const desktop = await openDesktop();
  const market = await startMarket(COMPANIES, '2026-11-20', { years: YEARS });
  const all: Figures[] = [];
  try {
    for (let repetition = 1; repetition <= REPETITIONS; repetition += 1) {
      process.stderr.write(`• Repetition ${String(repetition)} of ${String(REPETITIONS)}\n`);
      const home = newHome();
      const environment = appEnvironment(home, market);
      const empty = await measureEmpty(environment);
      all.push({ ...empty, ...(await measureOurs(desktop, home, environment)) });
    }
  } finally {
    await market.close();
    desktop.close();
  }
  const lines = [`${String(market.state().lines)} lines × ${String(YEARS)} years, ${String(REPETITIONS)} repetitions, idle ${String(IDLE_MS / 1000)} s, medians`, ...renderTable(all)];
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/memory.json', JSON.stringify(all, null, 1));
  process.stdout.write(`\n${lines.join('\n')}\n`);
});
