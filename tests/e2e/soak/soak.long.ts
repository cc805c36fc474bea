import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkFile } from '../../../src/main/store/file/integrity';
import { openDesktop } from '../desktop-bus';
import { newHome, removeHome } from '../launch';
import { soak } from './soak-run';
import { breachesOf, renderLooks } from './verdict';

const CYCLES = Number(process.env['SOAK_CYCLES'] ?? 200);
const COMPANIES = Number(process.env['SOAK_COMPANIES'] ?? 60);
const LEAKS = process.env['SOAK_LEAK'] === '1';
const FIRST_LOOK = 20;
const LOOKS = 7;
const LEAK_BYTES = 2_000_000;
const SETTLE_MS = 40_000;

test.setTimeout(CYCLES * 30_000 + 600_000);

/** Some in between, from the first that is compared to the last. */
function looksOf(cycles: number): number[] {
  const first = Math.min(FIRST_LOOK, Math.floor(cycles / 2));
  return [...new Set(Array.from({ length: LOOKS }, (_, index) => first + Math.round((index * (cycles - first)) / (LOOKS - 1))))];
}

test(`${String(CYCLES)} days in the life of the app`, async () => {
  const desktop = await openDesktop();
  const home = newHome();
  try {
    const result = await soak(desktop, home, {
      cycles: CYCLES,
      companies: COMPANIES,
      looks: looksOf(CYCLES),
      settleMs: SETTLE_MS,
      leakBytes: LEAKS ? LEAK_BYTES : 0,
      say: (line) => process.stderr.write(`${line}\n`),
    });
    const found = checkFile(join(home, 'kursvakt.db'), 'full');
    const breaches = breachesOf(result, { memoryGrowth: 0.1, heapGrowth: 5_000_000 });
    mkdirSync('test-results', { recursive: true });
    writeFileSync('test-results/soak.json', JSON.stringify({ ...result, breaches }, null, 1));
    const accounted = result.due.filter(({ plannedAtMs }) => plannedAtMs <= result.endedAtMs);
    process.stdout.write(`\n${[...renderLooks(result.looks), `${String(CYCLES)} cycles in ${result.seconds.toFixed(0)} s, ${String(COMPANIES)} companies, ${String(desktop.notifications.length)} notifications, ${String(accounted.length)} planned runs`].join('\n')}\n`);
    expect(found.condition).toBe('sound');
    expect(breaches).toEqual([]);
  } finally {
    desktop.close();
    removeHome(home);
  }
});
