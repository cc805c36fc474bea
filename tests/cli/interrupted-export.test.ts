import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCommandLine, type CommandLine } from './cli-bench';

const LIMIT_MS = 120_000;
const PATIENCE = { timeout: 60_000, interval: 20 };
const PIPE_BYTES = 65_536;

let cli: CommandLine;
let folder: string;
beforeAll(async () => {
  cli = await startCommandLine();
  folder = mkdtempSync(join(tmpdir(), 'kursvakt-interrupted-'));
  expect((await cli.run(['sync'])).exitCode).toBe(0);
}, LIMIT_MS);
afterAll(async () => {
  await cli.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What can be read now; 0 when nobody writes, or has written. */
function readSome(pipe: number): number {
  try {
    return readSync(pipe, Buffer.alloc(PIPE_BYTES));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}

// Windows has no pipes in folders and no signals.
describe.skipIf(process.platform === 'win32')('an export on the command line that is interrupted', { timeout: LIMIT_MS }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s leaves no half-written file, and the old one as it was', async (signal) => {
    const [out, partial] = [join(folder, 'prices.csv'), join(folder, '.prices.csv.partial')];
    writeFileSync(out, 'old');
    // A pipe in the place of the half-written file: the export stands still until somebody reads it on.
    execFileSync('mkfifo', [partial]);
    const pipe = openSync(partial, constants.O_RDONLY | constants.O_NONBLOCK);
    const child = cli.start(['export', 'prices', '--format', 'csv', '--out', out, '--json']);
    const ended = once(child, 'close');
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    await vi.waitFor(() => {
      expect(readSome(pipe)).toBeGreaterThan(0);
    }, PATIENCE);
    child.kill(signal);
    await vi.waitFor(() => {
      expect(stderr).toContain('Stopping');
    }, PATIENCE);
    const reading = setInterval(() => readSome(pipe), 1);
    const [exitCode] = (await ended) as [number | null];
    clearInterval(reading);
    closeSync(pipe);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { kind: 'cancelled' } });
    expect(readdirSync(folder)).toEqual(['prices.csv']);
    expect(readFileSync(out, 'utf8')).toBe('old');
  });
});
