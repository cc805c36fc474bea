import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkFile } from '../../src/main/store/file/integrity';
import { openDesktop } from './desktop-bus';
import { newHome, removeHome } from './launch';
import { soak } from './soak/soak-run';
import { breachesOf, type Breach, type SoakLimits } from './soak/verdict';

test.skip(process.platform !== 'linux', 'skipped: proportional sizes come from the Linux kernel');
test.setTimeout(120_000);

/** Looser than the long soak: after a few cycles caches are still filling. */
const LIMITS: SoakLimits = { memoryGrowth: 0.15, heapGrowth: 6_000_000 };

async function shortSoak(leakBytes: number): Promise<Breach[]> {
  const desktop = await openDesktop();
  const home = newHome();
  try {
    const result = await soak(desktop, home, { cycles: 10, companies: 40, looks: [4, 10], settleMs: 2000, leakBytes, say: () => undefined });
    expect(checkFile(join(home, 'kursvakt.db'), 'full').condition).toBe('sound');
    expect(result.sessions).toHaveLength(10);
    expect(result.doctor.map(({ id }) => id)).toEqual(expect.arrayContaining(['database', 'last-run', 'provider']));
    return breachesOf(result, LIMITS);
  } finally {
    desktop.close();
    removeHome(home);
  }
}

test('E: ten days of waking, syncing, opening and closing leave memory, handles, listeners and the plan where they were', async () => {
  expect(await shortSoak(0)).toEqual([]);
});

test('E: the same days with a leak on purpose are found out, in every account it touches', async () => {
  const found = await shortSoak(8_000_000);
  expect([...new Set(found.map(({ what }) => what))]).toEqual(['memory', 'heap', 'files', 'listeners']);
});
