import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSupportedNode } from '../../scripts/setup/node-version.mjs';
import { builtMainFolder, electronProgram } from '../helpers/built-app';

const ROOT = resolve(import.meta.dirname, '../..');

interface LockedPackage {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> };
const manifest = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as { engines: { node: string }; dependencies: Record<string, string> };
/** Folders of what ships. */
const shipped = Object.entries(lock.packages).filter(([folder, { dev, devOptional }]) => folder !== '' && dev !== true && devOptional !== true).map(([folder]) => folder);

/** V8's memory cage: a buffer over memory of its own ends the process, so that each native module needs a decision record. */
describe('native modules', () => {
  it('E7 are one, better-sqlite3, among all that ships', () => {
    const native = shipped.filter((folder) => readdirSync(resolve(ROOT, folder), { recursive: true }).some((file) => String(file).endsWith('.node')));
    expect(native).toEqual(['node_modules/better-sqlite3']);
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3']);
  });

  it('E7 are not loaded by any bundle beside it', async () => {
    const main = await builtMainFolder();
    const outside = new Set<string>();
    for (const file of readdirSync(main, { recursive: true }).map(String).filter((name) => name.endsWith('.js'))) {
      const code = readFileSync(resolve(main, file), 'utf8');
      for (const [, imported, loaded] of code.matchAll(/(?:^|\n)\s*(?:import|export)[^'"\n]*from\s*["']([^."'][^"']*)["']|\b(?:require|import)\(["']([^."'][^"']*)["']\)/g)) outside.add(imported ?? loaded ?? '');
      expect(code).not.toMatch(/process\.dlopen|node-gyp-build|bindings\(/);
    }
    const foreign = [...outside].filter((name) => !name.startsWith('node:') && name !== 'electron');
    expect(foreign).toEqual(['better-sqlite3']);
  });

  it('E7 of our own are one, where there is a C compiler: the helper of ADR 10, which hands over no memory', async () => {
    await builtMainFolder();
    const folder = resolve(ROOT, 'out/native');
    expect(existsSync(folder) ? readdirSync(folder) : ['code-pages.node']).toEqual(['code-pages.node']);
    const sources = readdirSync(resolve(ROOT, 'native')).filter((name) => name.endsWith('.c'));
    expect(sources).toEqual(['code-pages.c']);
    expect(readFileSync(resolve(ROOT, 'native/code-pages.c'), 'utf8')).not.toMatch(/external_(arraybuffer|buffer)|create_(arraybuffer|buffer)/);
  });

  it('E8 are one binary for this Node and for Electron’s own: both answer a query, with an SQLite that loses nothing', () => {
    const query = "const D = require('better-sqlite3'); const d = new D(':memory:'); console.log(d.prepare('SELECT sqlite_version()').pluck().get());";
    for (const program of [process.execPath, electronProgram()]) {
      const { status, stdout, stderr } = spawnSync(program, ['-e', query], { cwd: ROOT, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8' });
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
      const [major, minor] = stdout.trim().split('.').map(Number);
      expect(major! * 1000 + minor!).toBeGreaterThanOrEqual(3051);
    }
  });

  it('E8 a Node that cannot run them is named by the engines and refused by set-up alike', () => {
    expect(manifest.engines.node).toBe('^20.19.0 || >=22.12.0');
    expect(['18.20.4', '20.18.0', '22.11.0'].map(isSupportedNode)).toEqual([false, false, false]);
    expect(['20.19.0', '22.12.0', '24.0.0'].map(isSupportedNode)).toEqual([true, true, true]);
    expect(existsSync(resolve(ROOT, 'scripts/setup/native-module.mjs'))).toBe(true);
  });
});
