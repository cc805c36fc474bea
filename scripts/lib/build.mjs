import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './paths.mjs';
import { run, say, StepError } from './process.mjs';

const SOURCES = ['src', 'demo', 'electron.vite.config.ts', 'package.json', 'tsconfig.base.json'];
const STAMP = inProject('out', '.built');

function newestChangeMs(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  let newest = stats.mtimeMs;
  for (const name of readdirSync(path)) newest = Math.max(newest, newestChangeMs(join(path, name)));
  return newest;
}

export function buildIsCurrent() {
  if (!existsSync(STAMP)) return false;
  const builtMs = statSync(STAMP).mtimeMs;
  return SOURCES.every((source) => newestChangeMs(inProject(source)) <= builtMs);
}

/** Builds main, preload and renderer when a source is newer than the last build. */
export function ensureBuild() {
  if (buildIsCurrent()) return;
  say('• Building the app');
  const startedMs = Date.now();
  const code = run(process.execPath, [inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'], { cwd: inProject() });
  if (code !== 0) {
    rmSync(STAMP, { force: true });
    throw new StepError('The build failed: read the message above; “npm run typecheck” may say more.');
  }
  writeFileSync(STAMP, '');
  say(`✓ Built in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
}
