import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { startDemoMarket } from '../../demo/server';
import type { DemoMarket } from '../../demo/market';
import type { DemoMarketOptions } from '../../demo/options';

/** The app without a look at its window: it may have started hidden. */
export interface StartedApp {
  readonly app: ElectronApplication;
  readonly market: DemoMarket;
  readonly home: string;
  /** Quits the app as a person would and resolves with how long it took. */
  quit(): Promise<number>;
  /** Ends the app as a power cut would: main gets no word of it, its helpers follow it. */
  kill(): Promise<void>;
}

export interface TestApp extends StartedApp {
  readonly page: Page;
}

export interface TestAppOptions {
  readonly companies?: number;
  readonly language?: 'sv-SE' | 'en-GB';
  readonly home?: string;
  readonly market?: DemoMarket;
  readonly args?: readonly string[];
  /** The instant at which the app's clock starts; the evening of the market's day when left out. */
  readonly now?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'kursvakt-e2e-'));
}

/** Helpers end a moment after main, and may write their last meanwhile. */
export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

export function startMarket(companies: number, today = '2026-11-20', options: DemoMarketOptions = {}): Promise<DemoMarket> {
  return startDemoMarket({ companies, years: 2, today, ...options });
}

export function appEnvironment(home: string, market: DemoMarket, now?: string): Record<string, string> {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<string, string>;
  delete environment.ELECTRON_RUN_AS_NODE;
  return {
    ...environment,
    KURSVAKT_HOME: home,
    KURSVAKT_AVANZA_URL: market.url,
    KURSVAKT_RATE: '5000',
    KURSVAKT_NOW: now ?? `${market.today()}T20:00:00+01:00`,
    NO_AT_BRIDGE: '1',
  };
}

function waitForEnd(app: ElectronApplication): Promise<unknown> {
  const main = app.process();
  if (main.exitCode !== null || main.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    main.once('exit', resolve);
  });
}

/** The real app on the real Electron, on a data folder and a demo market of its own. */
export async function startApp(options: TestAppOptions = {}): Promise<StartedApp> {
  const home = options.home ?? newHome();
  const market = options.market ?? (await startMarket(options.companies ?? 90));
  const app = await _electron.launch({
    args: ['.', `--lang=${options.language ?? 'sv-SE'}`, ...(options.args ?? [])],
    env: { ...appEnvironment(home, market, options.now), KURSVAKT_CHECK_ANSWERS: '1', ...options.environment },
  });
  return {
    app,
    market,
    home,
    async quit() {
      const startedMs = Date.now();
      const ended = waitForEnd(app);
      await app.evaluate(({ app: electron }) => {
        electron.quit();
      });
      await ended;
      return Date.now() - startedMs;
    },
    async kill() {
      const ended = waitForEnd(app);
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

/** The same with its window on the screen. */
export async function launchApp(options: TestAppOptions = {}): Promise<TestApp> {
  const started = await startApp(options);
  return { ...started, page: await started.app.firstWindow() };
}
