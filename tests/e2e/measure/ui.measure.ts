import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { expect, test, type Page } from '@playwright/test';
import { appEnvironment, launchApp, newHome, removeHome, startMarket } from '../launch';
import { answerOf } from '../answer';
import { countRuns, stopAutomaticSync } from '../window';
import { lengthenList } from './many-rows';
import { scriptBytes } from './page-weight';
import { scrollList, scrollPlainList, type Scrolling } from './scrolling';
import { startTimeMs } from './start-time';

const REPETITIONS = Number(process.env['MEASURE_REPETITIONS']);
const COMPANIES = Number(process.env['MEASURE_COMPANIES']);
/** Without the checks that tests switch on. */
const AS_USED = { KURSVAKT_CHECK_ANSWERS: '' };
const MANY_ROWS = 10_000;
const LONG_STRATEGY = { id: 'momentum_12_1', name: 'Momentum 12–1' };
/** Nothing looks at a starting app before this. */
const QUIET_MS = 4000;

test.setTimeout(30 * 60_000);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** From a click on each strategy to its rows on the screen. Units: milliseconds. */
async function switchTimes(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const frame = (): Promise<void> => new Promise((resolve) => void requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        resolve();
      };
      channel.port2.postMessage(null);
    }));
    const times: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      for (const link of document.querySelectorAll<HTMLElement>('.nav-strategy')) {
        const name = link.querySelector('.nav-name')?.textContent ?? '';
        const startedMs = performance.now();
        link.click();
        const isShown = (): boolean => document.querySelector('#strategy-title')?.textContent.startsWith(name) === true && document.querySelector('#signals-list tbody tr') !== null;
        do await frame();
        while (!isShown() && performance.now() - startedMs < 3000);
        // The first round fills no cache that a person would have: it counts as much as the second.
        if (isShown()) times.push(performance.now() - startedMs);
        await new Promise((resolve) => void setTimeout(resolve, 120));
      }
    }
    return times;
  });
}

async function measureStart(home: string, environment: Record<string, string>): Promise<{ empty: number[]; ours: number[] }> {
  const [empty, ours]: [number[], number[]] = [[], []];
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const emptyHome = newHome();
    empty.push(await startTimeMs('bench/empty-app', ['--window'], { ...environment, KURSVAKT_HOME: emptyHome }, 'first-contentful-paint', QUIET_MS));
    ours.push(await startTimeMs('.', ['--lang=sv-SE'], { ...environment, KURSVAKT_HOME: home }, 'kursvakt:first-rows', QUIET_MS));
    removeHome(emptyHome);
    process.stderr.write(`  ${String(repetition + 1)}: empty ${empty.at(-1)!.toFixed(0)} ms, first rows ${ours.at(-1)!.toFixed(0)} ms\n`);
  }
  return { empty, ours };
}

test('the speed of the window', async () => {
  const home = newHome();
  const market = await startMarket(COMPANIES);
  try {
    const first = await launchApp({ home, market });
    await stopAutomaticSync(first.page);
    await answerOf(first.page, 'sync:start', { full: false });
    await expect.poll(() => countRuns(first.page), { timeout: 10 * 60_000 }).toBe(1);
    await first.app.close();

    const start = await measureStart(home, appEnvironment(home, market));
    const desk = await launchApp({ home, market, environment: AS_USED });
    await expect(desk.page.locator('main tbody tr').first()).toBeVisible({ timeout: 30_000 });
    const switches = await switchTimes(desk.page);
    await desk.app.close();

    lengthenList(home, LONG_STRATEGY.id, MANY_ROWS);
    const long = await launchApp({ home, market, environment: AS_USED });
    const { scrolling, size } = await scrollList(long, LONG_STRATEGY.name, MANY_ROWS);
    await long.app.close();
    const emptyHome = newHome();
    const plain = await scrollPlainList({ ...appEnvironment(emptyHome, market) }, size);
    removeHome(emptyHome);

    const slower = median(start.ours) - median(start.empty);
    const framesOf = ({ gaps, dropped, cpuMs }: Scrolling): string => `${String(dropped)} of ${String(gaps.length + dropped)} frames dropped, longest gap ${ms(Math.max(...gaps))}, ${cpuMs.toFixed(1)} ms of CPU a frame`;
    const bytes = scriptBytes();
    const verdict = (isKept: boolean): string => (isKept ? 'kept' : 'MISSED');
    const ms = (value: number): string => `${value.toFixed(0)} ms`;
    const lines = [
      `${String(market.state().lines)} lines, ${String(REPETITIONS)} starts of each in turn, ${cpus()[0]?.model ?? ''} × ${String(cpus().length)}, load ${loadavg()[0]!.toFixed(1)}`,
      `empty app, first paint             median ${ms(median(start.empty))}`,
      `Kursvakt, first rows               median ${ms(median(start.ours))}`,
      `first rows after the empty app     ${ms(slower)}   at most 200 ms   ${verdict(slower <= 200)}`,
      `switch of strategy, to paint       median ${ms(median(switches))}, longest ${ms(Math.max(...switches))}   at most 50 ms   ${verdict(median(switches) <= 50)}   (${String(switches.length)} switches)`,
      `scrolling ${String(MANY_ROWS)} rows             ${framesOf(scrolling)}   none   ${verdict(scrolling.dropped === 0)}`,
      `the same in an empty app            ${framesOf(plain)}   (as many plain rows, nothing computed while they are scrolled)`,
      `scripts before lazy parts          ${(bytes / 1000).toFixed(0)} kB   at most 700 kB   ${verdict(bytes <= 700_000)}`,
    ];
    mkdirSync('test-results', { recursive: true });
    writeFileSync('test-results/ui.json', JSON.stringify({ start, switches, scrolling, plain, bytes }, null, 1));
    process.stdout.write(`\n${lines.join('\n')}\n`);
  } finally {
    await market.close();
    removeHome(home);
  }
});
