import { existsSync, readFileSync, statSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { npmCommand, run, say, StepError } from '../lib/process.mjs';

const LOCK = inProject('package-lock.json');
/** npm writes this list at the end of an install: its time is when node_modules was last complete. */
const INSTALLED = inProject('node_modules', '.package-lock.json');

/**
 * @typedef {{packages: Record<string, {version?: string, optional?: boolean}>}} PackageList
 */

/**
 * Whether every package of the lock is installed in its version. A lock that is newer by its time alone,
 * as after switching branches, is no reason to install everything again.
 * @param {PackageList} lock
 * @param {PackageList} installed
 */
export function holdsEveryPackage(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    // Optional ones are those of other platforms.
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
}

/** @param {string} file */
const readList = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Whether node_modules is what package-lock.json describes. */
export function packagesAreCurrent() {
  if (!existsSync(INSTALLED)) return false;
  if (!existsSync(LOCK) || statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs) return true;
  return holdsEveryPackage(readList(LOCK), readList(INSTALLED));
}

/** Runs `npm ci` when needed; without install scripts, because set-up itself is the project's own. */
export function ensurePackages() {
  if (packagesAreCurrent()) return;
  const reason = existsSync(INSTALLED) ? 'package-lock.json has changed since they were installed' : 'there are none yet';
  say(`• Installing the packages with npm ci: ${reason}`);
  const { program, args, options } = npmCommand();
  const code = run(program, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: inProject(), ...options });
  if (code !== 0) {
    throw new StepError('npm could not install the packages: make the npm registry reachable (“npm ping” tells) and run the command again.');
  }
}
