import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// From the URL and not from `import.meta.dirname`, so that a Node too old for the app can still say so.
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {...string} parts */
export const inProject = (...parts) => join(projectFolder, ...parts);

/** What takes long to make is kept per user, so that a second clone is quick. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kursvakt');

/**
 * The Electron executable that set-up has put in place.
 * @returns {string | null} null before set-up, and when the cached runtime it points to is gone
 */
export function electronExecutable() {
  const pathFile = inProject('node_modules', 'electron', 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = inProject('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

/**
 * The environment in which Electron acts as plain Node: no window, no display.
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function asNode(environment = process.env) {
  return { ...environment, ELECTRON_RUN_AS_NODE: '1' };
}

/** The app's command line as built. */
export const commandLineFile = inProject('out', 'main', 'cli.js');

/**
 * Where the demo keeps its data: beside the app's own folder, never in it.
 * @param {Record<string, string | undefined>} environment
 * @param {string} platform
 * @param {string} home
 */
export function demoHomeFolder(environment, platform, home) {
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), 'Kursvakt-demo');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Kursvakt-demo');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'kursvakt-demo');
}
