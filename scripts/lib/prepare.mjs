import { setUp } from '../setup.mjs';
import { ensureBuild } from './build.mjs';
import { electronExecutable } from './paths.mjs';
import { StepError } from './process.mjs';

/** Set-up and build, both no-ops when current. @returns {Promise<string>} the Electron executable */
export async function prepare() {
  await setUp();
  ensureBuild();
  const electron = electronExecutable();
  if (electron === null) throw new StepError('Electron is missing: run “npm run setup”.');
  return electron;
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Arguments for starting the window from a checkout. Chromium refuses to run its sandbox as root, which
 * only happens in containers and on test machines; no package carries this switch.
 */
export function electronArguments(...args) {
  return process.platform === 'linux' && process.getuid() === 0 ? ['.', '--no-sandbox', ...args] : ['.', ...args];
}
