import { inProject } from './paths.mjs';
import { hasDisplay } from './prepare.mjs';
import { capture, say, StepError } from './process.mjs';

const SCREEN = '-screen 0 1440x900x24';
const PROGRAMS = ['dbus-run-session', 'xvfb-run'];

/** @param {string} program */
const isInstalled = (program) => capture('sh', ['-c', 'command -v "$0"', program]) !== null;

/**
 * The command that runs the end-to-end tests. On Linux they get a display and a session bus of their own,
 * also on a desktop: so they take neither the focus nor the tray and notification names of a person at work.
 * @param {readonly string[]} args Playwright's own
 * @returns {[string, ...string[]]}
 */
export function playwrightCommand(args) {
  /** @type {[string, ...string[]]} */
  const playwright = [process.execPath, inProject('node_modules', '@playwright', 'test', 'cli.js'), 'test', ...args];
  if (process.platform !== 'linux') return playwright;
  const missing = PROGRAMS.filter((program) => !isInstalled(program));
  if (missing.length === 0) return ['dbus-run-session', '--', 'xvfb-run', '-a', '-s', SCREEN, ...playwright];
  if (!hasDisplay()) {
    throw new StepError(`There is no display and no ${missing.join(' and no ')}: run “sudo apt-get install xvfb xauth dbus” and run the tests again.`);
  }
  say(`! ${missing.join(' and ')} is missing, so the tests open windows on this display`);
  return playwright;
}
