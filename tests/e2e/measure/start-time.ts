import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { spawnApp } from './app-tree';

const LOOK_MS = 500;
const LIMIT_MS = 60_000;

/** A free port for the page's debugger, which the test asks only when everything is painted. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

/** Wall-clock time of an entry of the page's timeline; null while there is none. */
async function readEntry(port: number, entry: string): Promise<number | null> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`).catch(() => null);
  if (!browser) return null;
  try {
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) return null;
    return await page.evaluate((name) => {
      const [first] = performance.getEntriesByName(name);
      return first ? performance.timeOrigin + first.startTime : null;
    }, entry);
  } finally {
    await browser.close();
  }
}

/**
 * From the start of the process to an entry of its page's timeline, by the wall clock. Nothing looks at the app
 * for `quietMs`, so that the look itself costs it nothing. Units: milliseconds.
 */
export async function startTimeMs(folder: string, args: readonly string[], environment: Record<string, string>, entry: string, quietMs: number): Promise<number> {
  const port = await freePort();
  const startedMs = Date.now();
  const app = spawnApp(folder, [`--remote-debugging-port=${String(port)}`, ...args], environment);
  try {
    await wait(quietMs);
    for (;;) {
      const atMs = await readEntry(port, entry);
      if (atMs !== null) return atMs - startedMs;
      if (Date.now() - startedMs > LIMIT_MS) throw new Error(`“${entry}” did not come within a minute.`);
      await wait(LOOK_MS);
    }
  } finally {
    await app.end();
  }
}
