import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { COMMANDS as COMMANDS_BUILT } from '../../src/main/cli/commands';
import { createOutput } from '../../src/main/cli/output';
import { runCommandLine } from '../../src/main/cli/run';
import { startCommandLine, type CommandLine } from './cli-bench';

const COMMANDS = ['sync', 'compute', 'strategies', 'signals', 'explain', 'diff', 'memory', 'doctor', 'export', 'backup', 'restore'];
const LIMIT_MS = 120_000;

let cli: CommandLine;
beforeAll(async () => {
  cli = await startCommandLine();
}, LIMIT_MS);
afterAll(() => cli.close());

describe('wrong usage', { timeout: LIMIT_MS }, () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['buy'], /There is no command “buy”/],
    ['an unknown option', ['sync', '--fast'], /--fast/],
    ['a limit that is no number', ['sync', '--limit', 'many'], /--limit is “many”/],
    ['a limit of zero', ['sync', '--limit', '0'], /--limit is “0”/],
    ['a missing strategy', ['signals'], /needs strategyId/],
    ['an unknown strategy', ['signals', 'astrology'], /There is no strategy|Nothing has been stored/],
    ['an option without its value', ['compute', '--as-of'], /^--as-of needs a value\.$/],
    ['a value for a switch', ['sync', '--full=yes'], /^--full takes no value\.$/],
    ['an option that there is not', ['signals', 'macd_cross', '--colour'], /^There is no option --colour\.$/],
    ['a day to export that is none', ['export', 'signals', '--format', 'csv', '--out', 'x.csv', '--as-of', 'then'], /“then” is not a date/],
    ['help with what there is not', ['help', 'buy'], /There is no command “buy”/],
    ['an argument too many', ['strategies', 'more'], /one argument too many/],
    ['a day that does not exist', ['compute', '--as-of', '2026-02-30'], /2026-02-30/],
    ['no command at all', [], /command/],
  ])('%s is refused with one JSON document', async (what, args, message) => {
    const { exitCode, value } = await cli.json(args);
    expect(Object.keys(value)).toEqual(['error']);
    expect(Object.keys(value.error)).toEqual(['kind', 'message', 'remedy']);
    expect(value.error.message).toMatch(message);
    expect(value.error.remedy).not.toBe('');
    if (what === 'an unknown strategy') return;
    expect(exitCode).toBe(2);
    expect(value.error.kind).toBe('invalid-input');
  });

  it('without --json is one sentence on standard error and nothing on standard output', async () => {
    const { exitCode, stdout, stderr } = await cli.run(['buy']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('the environment', { timeout: LIMIT_MS }, () => {
  it.each([
    ['a pace above two requests a second towards Avanza', { KURSVAKT_AVANZA_URL: 'https://www.avanza.se', KURSVAKT_RATE: '3' }, 'KURSVAKT_RATE'],
    ['a pace that is no number', { KURSVAKT_RATE: 'fast' }, 'KURSVAKT_RATE'],
    ['a pace of nothing', { KURSVAKT_RATE: '0' }, 'KURSVAKT_RATE'],
    ['another host', { KURSVAKT_AVANZA_URL: 'https://avanza.example' }, 'KURSVAKT_AVANZA_URL'],
    ['Avanza without encryption', { KURSVAKT_AVANZA_URL: 'http://www.avanza.se' }, 'KURSVAKT_AVANZA_URL'],
    ['a host that only looks like it', { KURSVAKT_AVANZA_URL: 'https://www.avanza.se.evil.example' }, 'KURSVAKT_AVANZA_URL'],
    ['a login in the address', { KURSVAKT_AVANZA_URL: 'https://me:secret@www.avanza.se' }, 'KURSVAKT_AVANZA_URL'],
    ['a clock that is no instant', { KURSVAKT_NOW: 'tomorrow' }, 'KURSVAKT_NOW'],
    ['an unknown log level', { KURSVAKT_LOG: 'loud' }, 'KURSVAKT_LOG'],
  ] as const)('is refused with %s, before anything is sent or stored', async (_what, environment, name) => {
    const { exitCode, value } = await cli.json(['sync'], environment);
    expect(exitCode).toBe(2);
    expect(value.error.kind).toBe('invalid-input');
    expect(value.error.message).toContain(name);
    expect(value.error.remedy).not.toBe('');
    expect(JSON.stringify(value)).not.toContain('secret');
    expect(existsSync(join(cli.home, 'kursvakt.db'))).toBe(false);
    expect(cli.market.requests).toHaveLength(0);
  });

  it('KURSVAKT_RATE is kept: at four a second, seven requests take a second and a half', async () => {
    const startedMs = performance.now();
    await cli.json(['sync', '--limit', '1'], { KURSVAKT_RATE: '4' });
    expect(cli.market.requests.length).toBeGreaterThanOrEqual(7);
    expect(performance.now() - startedMs).toBeGreaterThan(((cli.market.requests.length - 1) / 4) * 1000);
  });

  it('KURSVAKT_HOME is made, readable for its owner only, and holds everything that is written', async () => {
    const home = join(cli.home, 'deep', 'er');
    mkdirSync(join(cli.home, 'deep'));
    await cli.json(['sync', '--limit', '1'], { KURSVAKT_HOME: home });
    expect(statSync(home).mode & 0o077).toBe(0);
    expect(readdirSync(home)).toEqual(expect.arrayContaining(['kursvakt.db', 'logs']));
  });
});

describe('a target that would end the database', { timeout: LIMIT_MS }, () => {
  it.each([['backup', '--out'], ['export', 'runs', '--format', 'csv', '--out']])('is refused: %s', async (...args) => {
    await cli.json(['compute']);
    const { exitCode, value } = await cli.json([...args, join(cli.home, 'kursvakt.db')]);
    expect({ exitCode, kind: value.error.kind }).toEqual({ exitCode: 2, kind: 'invalid-input' });
    expect((await cli.json(['doctor'])).value.checks.find((check: { id: string }) => check.id === 'database')).toMatchObject({ ok: true });
  });
});

describe('a result that standard output does not take', () => {
  it.each([['as text', []], ['as JSON', ['--json']]])('%s is told on standard error in one sentence, and the command has failed', async (_how, json) => {
    const notes: string[] = [];
    const output = createOutput((descriptor, bytes) => {
      if (descriptor === 1) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      notes.push(Buffer.from(bytes).toString());
      return bytes.length;
    });
    const unused = (): never => expect.unreachable();
    expect(await runCommandLine(['help', ...json], { commands: COMMANDS_BUILT, version: '1' }, unused, output)).toBe(1);
    expect(notes).toEqual(['The result cannot be written where standard output goes. Free some disk space there, or choose another place.\n']);
  });

  it('because nobody reads on is no failure, and a full pipe is waited for', () => {
    const taken: number[] = [];
    let full = 3;
    const output = createOutput((_descriptor, bytes, offset) => {
      if (full-- > 0) throw Object.assign(new Error('full'), { code: 'EAGAIN' });
      taken.push(offset);
      if (offset > 0) throw Object.assign(new Error('closed'), { code: 'EPIPE' });
      return 2;
    });
    output.result('a long text');
    expect(taken).toEqual([0, 2]);
  });
});

describe('help', { timeout: LIMIT_MS }, () => {
  it('tells the version, and the help of a command by its name', async () => {
    expect(await cli.run(['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
    expect(await cli.json(['--version'])).toEqual({ exitCode: 0, value: { version } });
    expect((await cli.run(['help', 'signals'])).stdout).toBe((await cli.run(['signals', '--help'])).stdout);
  });

  it('names every command, and each explains itself with exit code 0', async () => {
    const general = await cli.run(['--help']);
    expect(general.exitCode).toBe(0);
    for (const command of COMMANDS) {
      expect(general.stdout).toContain(`  ${command}`);
      const { exitCode, stdout, stderr } = await cli.run([command, '--help']);
      expect({ command, exitCode, stderr }).toEqual({ command, exitCode: 0, stderr: '' });
      expect(stdout.split('\n')[0]).toContain(`kursvakt ${command}`);
      expect(stdout).toContain('--json');
      expect(JSON.parse((await cli.run([command, '--help', '--json'])).stdout)).toEqual({ help: stdout.trimEnd() });
    }
  });
});
