import { rmSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { run, say } from '../lib/process.mjs';

const PATIENCE_MS = 5000;
const DOWNLOAD_SITE = 'https://github.com/electron/electron/releases/download/';

/**
 * The address of an official build. A mirror may be named as for Electron's own installer.
 * @param {string} version
 * @param {string} platform
 * @param {string} arch
 * @param {Record<string, string | undefined>} environment
 */
export function officialAddress(version, platform, arch, environment) {
  const mirror = environment.ELECTRON_MIRROR || environment.npm_config_electron_mirror || DOWNLOAD_SITE;
  const folder = environment.ELECTRON_CUSTOM_DIR || `v${version}`;
  return `${mirror.replace(/\/*$/, '/')}${folder}/electron-v${version}-${platform}-${arch}.zip`;
}

/** @param {string} address */
async function answers(address) {
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * Lets the electron package download its own build, when the download site answers within some seconds.
 * @param {string} version
 * @returns {Promise<boolean>} whether it is in place
 */
export async function installOfficialElectron(version) {
  say(`• Looking for the official Electron ${version}`);
  if (!(await answers(officialAddress(version, process.platform, process.arch, process.env)))) return false;
  say('• Downloading it');
  const electron = inProject('node_modules', 'electron');
  // A stand-in's link would make the installer write into the per-user cache.
  rmSync(`${electron}/dist`, { recursive: true, force: true });
  rmSync(`${electron}/path.txt`, { force: true });
  return run(process.execPath, ['install.js'], { cwd: electron }) === 0;
}
