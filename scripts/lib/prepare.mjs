import { setUp } from '../setup.mjs';
import { ensureBuild } from './build.mjs';
import { electronExecutable } from './paths.mjs';
import { StepError } from './process.mjs';

/**
 * What every command needs before it starts: set-up and build, both no-ops when current.
 * @returns {Promise<string>} the Electron executable
 */
export async function prepare() {
  await setUp();
  await ensureBuild();
  const electron = electronExecutable();
  if (electron === null) throw new StepError('Electron is missing: run “npm run setup”.');
  return electron;
}

/** Whether a window can be shown. Only Linux runs without a display. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Arguments for starting the window from a clone. Chromium cannot sandbox its processes when it runs as
 * root and refuses to start. That happens in containers and on test machines only; no package carries the
 * switch, and for every other user the sandbox stays on.
 * @param {...string} args
 */
export function windowArguments(...args) {
  const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isLinuxRoot ? ['.', '--no-sandbox', ...args] : ['.', ...args];
}
