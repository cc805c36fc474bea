import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { buildNative } from './native.mjs';
import { commandLineFile, inProject } from './paths.mjs';
import { run, say, StepError } from './process.mjs';
import { isStale, newestChangeMs } from './staleness.mjs';

/** What the build reads. `demo` is in it because the demo market is bundled with the app's main process. */
const SOURCES = ['src', 'demo', 'native', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const STAMP = inProject('out', '.stamp');

function sourcesMs() {
  return Math.max(...SOURCES.map((source) => newestChangeMs(inProject(source))));
}

function buildIsCurrent() {
  const hasStamp = existsSync(STAMP);
  return !isStale({
    stampText: hasStamp ? readFileSync(STAMP, 'utf8') : null,
    stampMs: hasStamp ? statSync(STAMP).mtimeMs : 0,
    sourcesMs: sourcesMs(),
    outputMs: newestChangeMs(commandLineFile),
  });
}

function build() {
  const startedMs = Date.now();
  const builtFromMs = sourcesMs();
  say('• Building the app, because a source is newer than the last build');
  rmSync(STAMP, { force: true });
  const electronVite = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (run(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], { cwd: inProject() }) !== 0) {
    throw new StepError('The build failed: read the message above, correct what it names and run the command again.');
  }
  buildNative();
  writeFileSync(STAMP, String(builtFromMs));
  say(`✓ Built in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
}

/** Builds main, preload, renderer and demo market when a source has changed since the last build. */
export async function ensureBuild() {
  if (buildIsCurrent()) return;
  await withLock('build', () => {
    if (!buildIsCurrent()) build();
  });
}
