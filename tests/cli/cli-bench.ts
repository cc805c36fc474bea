import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { startDemoMarket } from '../../demo/server';
import type { DemoMarket } from '../../demo/market';
import { builtMainFolder, electronProgram } from '../helpers/built-app';

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A document as it was printed; the tests say what has to be in it. */
export type Printed = ReturnType<typeof JSON.parse>;

export interface CommandLine {
  readonly home: string;
  readonly market: DemoMarket;
  /** A command that a test meets while it runs. */
  start(args: readonly string[], environment?: Readonly<Record<string, string>>): ChildProcessByStdio<null, Readable, Readable>;
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ran>;
  /** Runs with `--json` and reads the one document on standard output. Errors: when there is anything else on it. */
  json(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<{ readonly exitCode: number | null; readonly value: Printed }>;
  close(): Promise<void>;
}

/** Everything of the caller's environment but what steers Kursvakt. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('KURSVAKT_') && !name.startsWith('VITEST')));
}

/** The command line as a script meets it: a process of its own on Electron's Node, a market, a data folder. */
export async function startCommandLine(companies = 60): Promise<CommandLine> {
  const file = join(await builtMainFolder(), 'cli.js');
  const home = mkdtempSync(join(tmpdir(), 'kursvakt-cli-'));
  const market = await startDemoMarket({ companies, years: 2, today: '2026-11-20' });

  function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcessByStdio<null, Readable, Readable> {
    return spawn(electronProgram(), [file, ...args], {
      env: {
        ...cleanEnvironment(),
        ELECTRON_RUN_AS_NODE: '1',
        KURSVAKT_HOME: home,
        KURSVAKT_AVANZA_URL: market.url,
        KURSVAKT_RATE: '5000',
        KURSVAKT_NOW: `${market.today()}T20:00:00+01:00`,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  function run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ran> {
    const child = start(args, environment);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    return new Promise((resolve) => child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr })));
  }

  return {
    home,
    market,
    start,
    run,
    async json(args, environment) {
      const { exitCode, stdout } = await run([...args, '--json'], environment);
      return { exitCode, value: JSON.parse(stdout) };
    },
    async close() {
      await market.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
