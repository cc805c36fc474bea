import { spawn, spawnSync } from 'node:child_process';

/** A set-up or start step that cannot go on: one sentence that names the remedy. */
export class StepError extends Error {}

/** Progress goes to standard error, so that a command's standard output stays its own. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program to its end with its output on standard error.
 * @returns {number} its exit code; 127 when it does not exist
 */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { stdio: ['ignore', 2, 2], ...options });
  return result.error ? 127 : (result.status ?? 1);
}

/** Runs a program quietly; null when it failed or does not exist. */
export function capture(program, args, options = {}) {
  const result = spawnSync(program, args, { encoding: 'utf8', ...options });
  return result.error || result.status !== 0 ? null : result.stdout.trim();
}

/** Starts a program with our own input and output, passes signals on, resolves with its exit code. */
export function runInteractively(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** Ends the process with one readable sentence when a step failed. */
export async function main(steps) {
  try {
    process.exitCode = (await steps()) ?? 0;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    say(`✗ ${error.message}`);
    process.exitCode = 1;
  }
}
