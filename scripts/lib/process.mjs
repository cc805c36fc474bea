import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

const EXIT_NOT_FOUND = 127;
const EXIT_SIGNAL_BASE = 128;

/** A step that cannot go on: its message is one sentence that names the remedy. */
export class StepError extends Error {}

/**
 * Progress goes to standard error, so that a command's standard output stays its own.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program to its end with everything it prints on standard error.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {number} its exit code; 127 when it does not exist, 1 when a signal or the time limit ended it
 */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { stdio: ['ignore', 2, 2], ...options });
  if (result.error && 'code' in result.error && result.error.code === 'ENOENT') return EXIT_NOT_FOUND;
  return result.status ?? 1;
}

/**
 * Runs a program quietly. Its errors are shown only when asked for, with `stdio`.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {string | null} what it printed; null when it failed or does not exist
 */
export function capture(program, args, options = {}) {
  const result = spawnSync(program, args, { encoding: 'utf8', ...options });
  return result.error || result.status !== 0 ? null : String(result.stdout).trim();
}

/**
 * npm as a program and its first arguments. npm names its own entry file to the scripts it runs; on
 * Windows the bare command is a batch file, which only a shell can start.
 * @returns {{program: string, args: string[], options: {shell: boolean}}}
 */
export function npmCommand() {
  const entry = process.env.npm_execpath;
  if (entry && /npm-cli\.c?js$/.test(entry)) return { program: process.execPath, args: [entry], options: { shell: false } };
  return { program: 'npm', args: [], options: { shell: process.platform === 'win32' } };
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
  return code ?? EXIT_SIGNAL_BASE + (signal === null ? 1 : constants.signals[signal]);
}

/**
 * Starts a program with our own input and output and waits for it. A SIGTERM is passed on. So is a SIGINT,
 * unless it came from the keyboard: then the terminal has already told the whole group, and Electron takes
 * a second one as an order to stop at once, without closing its database.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, as a shell would report it
 */
export function runInteractively(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    const terminate = () => child.kill('SIGTERM');
    const interrupt = () => process.stdin.isTTY || child.kill('SIGINT');
    process.on('SIGTERM', terminate);
    process.on('SIGINT', interrupt);
    const settle = (/** @type {number} */ exitCode) => {
      process.off('SIGTERM', terminate);
      process.off('SIGINT', interrupt);
      resolve(exitCode);
    };
    child.on('error', () => settle(EXIT_NOT_FOUND));
    child.on('exit', (code, signal) => settle(exitCodeOf(code, signal)));
  });
}

/**
 * The sentence for an error that a person can do something about; null for a fault of ours.
 * @param {unknown} error
 */
export function sentenceOf(error) {
  if (error instanceof StepError) return error.message;
  const isSystemError = error instanceof Error && 'syscall' in error;
  return isSystemError ? `${error.message}: check this folder's rights and the free disk space, then run the command again.` : null;
}

/**
 * Runs a script's steps; a failed one ends the process with code 1 and its sentence.
 * @param {() => Promise<number | void>} steps resolves with the exit code; nothing means 0
 */
export async function main(steps) {
  try {
    process.exitCode = (await steps()) ?? 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    say(`✗ ${sentence}`);
    process.exitCode = 1;
  }
}
