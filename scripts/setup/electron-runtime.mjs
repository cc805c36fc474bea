import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { asNode, electronExecutable, inProject } from '../lib/paths.mjs';
import { capture, StepError } from '../lib/process.mjs';
import { installOfficialElectron } from './official-electron.mjs';
import { installStandInElectron } from './stand-in-electron.mjs';

/** Ways to obtain Electron; `KURSVAKT_ELECTRON` chooses. */
export const ELECTRON_WAYS = Object.freeze(['auto', 'official', 'fallback']);

/** @param {Record<string, string | undefined>} environment */
export function electronWay(environment) {
  const way = environment.KURSVAKT_ELECTRON || 'auto';
  if (!ELECTRON_WAYS.includes(way)) {
    throw new StepError(`KURSVAKT_ELECTRON is “${way}”: set it to one of ${ELECTRON_WAYS.join(', ')}.`);
  }
  return way;
}

function installedKind() {
  if (electronExecutable() === null) return null;
  return lstatSync(inProject('node_modules', 'electron', 'dist')).isSymbolicLink() ? 'fallback' : 'official';
}

/** Whether the installed Electron is the one asked for; with `auto` any will do. @param {string} way */
export function electronIsInPlace(way) {
  const kind = installedKind();
  return kind !== null && (way === 'auto' || way === kind);
}

/**
 * Puts an Electron in place and starts it once.
 * @returns {Promise<{executable: string, nodeApi: string}>} with the Node-API version it offers
 */
export async function ensureElectron() {
  const way = electronWay(process.env);
  const manifest = inProject('node_modules', 'electron', 'package.json');
  if (!existsSync(manifest)) throw new StepError('The development packages are not installed: run “npm ci” without omitting any.');
  if (!electronIsInPlace(way)) {
    const isOfficial = way !== 'fallback' && (await installOfficialElectron(JSON.parse(readFileSync(manifest, 'utf8')).version));
    if (!isOfficial) await installStandIn(way);
  }
  return startOnce();
}

/** @param {string} way */
async function installStandIn(way) {
  const hasStandIn = process.platform === 'linux' && process.arch === 'x64';
  if (way === 'official' || !hasStandIn) {
    throw new StepError('Electron could not be downloaded: make github.com reachable, or name a mirror in ELECTRON_MIRROR, and run the command again.');
  }
  await installStandInElectron();
}

function startOnce() {
  const executable = electronExecutable();
  const options = { env: asNode(), stdio: /** @type {const} */ (['ignore', 'pipe', 'inherit']) };
  const nodeApi = executable === null ? null : capture(executable, ['-p', 'process.versions.napi'], { ...options, stdio: [...options.stdio] });
  if (executable === null || nodeApi === null) {
    throw new StepError('Electron does not start: install the system library that the message above names (docs/setup.md lists them) and run the command again.');
  }
  return { executable, nodeApi };
}
