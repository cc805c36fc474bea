import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../../src/main/memory/collect-garbage';
import { loadCodePages } from '../../../src/main/memory/code-pages';
import { builtMainFolder, electronProgram } from '../../helpers/built-app';
import { recordingLog } from '../../security/recording-log';

const built = join(await builtMainFolder(), '..', 'native', 'code-pages.node');

/** Gives the pages back, runs on what was given back, and tells how much was mapped before and after. */
const PROBE = `
const { readFileSync } = require('node:fs');
const mapped = () => Number(/^Rss:\\s+(\\d+)/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))[1]);
const { giveBack } = require(process.argv[1]);
const before = mapped();
const given = giveBack();
const after = mapped();
JSON.parse(JSON.stringify({ works: [1, 2, 3].map((one) => new Date(one).toISOString()) }));
process.stdout.write(JSON.stringify({ before, given, after }));`;

describe('code pages', () => {
  it.runIf(existsSync(built)).each([['Node', process.execPath], ['Electron', electronProgram()]])('are given back by %s, which goes on running', (_name, program) => {
    const { status, stdout } = spawnSync(program, ['-e', PROBE, built], { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
    expect(status).toBe(0);
    const { before, given, after } = JSON.parse(stdout) as Record<'before' | 'given' | 'after', number>;
    expect(given).toBeGreaterThan(10_000_000);
    expect(after).toBeLessThan(before - 4096);
  });

  it('are left alone where the helper was not built, or is something else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kursvakt-native-'));
    writeFileSync(join(folder, 'other.cjs'), 'exports.giveBack = 1;');
    const { log, lines } = recordingLog();
    expect([loadCodePages(join(folder, 'missing.node'), log), loadCodePages(join(folder, 'other.cjs'), log)]).toEqual([null, null]);
    expect(lines.map(({ level }) => level)).toEqual(['debug', 'debug']);
    rmSync(folder, { recursive: true });
  });
});

it('garbage is collected when it is asked for, and the way to it is closed again', async () => {
  const letGo = (): WeakRef<object> => new WeakRef({ text: 'nobody holds this' });
  const reference = letGo();
  // What a weak reference was made for lives until the turn that made it has ended.
  await new Promise((resolve) => setImmediate(resolve));
  expect(collectGarbage()).toBe(true);
  expect(reference.deref()).toBeUndefined();
  expect('gc' in globalThis).toBe(false);
});
