import { existsSync, statSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { run, say, StepError } from '../lib/process.mjs';

/** npm writes this file at the end of an install: its time is when node_modules was last complete. */
const INSTALLED_MARK = inProject('node_modules', '.package-lock.json');

export function packagesAreCurrent() {
  if (!existsSync(INSTALLED_MARK)) return false;
  const lock = inProject('package-lock.json');
  return !existsSync(lock) || statSync(INSTALLED_MARK).mtimeMs >= statSync(lock).mtimeMs - 1000;
}

export function ensurePackages() {
  if (packagesAreCurrent()) return;
  say('• Installing the packages that package-lock.json names (npm ci)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: inProject() });
  if (code !== 0) {
    throw new StepError('npm could not install the packages: check the connection to the npm registry and run the command again.');
  }
}
