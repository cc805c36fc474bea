import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { inProject } from '../lib/paths.mjs';
import { capture, say, StepError } from '../lib/process.mjs';
import { COMPILER_FLAGS } from './node-api.mjs';

const TOOLS = ['python3', 'make', 'g++'];
const SHOWN_LINES = 15;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** The folder above include/node when this Node's headers are beside it; null lets node-gyp fetch them. */
function headersFolder() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? prefix : null;
}

function missingTools() {
  return process.platform === 'linux' ? TOOLS.filter((tool) => capture(tool, ['--version']) === null) : [];
}

/** @param {string} folder */
function runNodeGyp(folder) {
  const headers = headersFolder();
  const args = [
    inProject('node_modules', 'node-gyp', 'bin', 'node-gyp.js'),
    ...['rebuild', '--release', '--force_build=1', '--jobs=max'],
    ...(headers === null ? [] : [`--nodedir=${headers}`]),
  ];
  const options = { cwd: folder, env: { ...process.env, ...COMPILER_FLAGS }, maxBuffer: MAX_OUTPUT_BYTES };
  const result = spawnSync(process.execPath, args, { ...options, encoding: 'utf8' });
  if (result.status === 0) return;
  say(`${result.stdout}${result.stderr}`.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'));
  const headersHint = headers === null ? ', make nodejs.org reachable for its headers' : '';
  throw new StepError(`better-sqlite3 could not be compiled: install python3, make and g++${headersHint}, or use Node 22.14 or newer, and run the command again.`);
}

/**
 * Compiles better-sqlite3 in a copy, so that a stopped run leaves the package as it was.
 * @param {string} packageFolder
 * @param {string} target the file to make
 */
export function compileModule(packageFolder, target) {
  const missing = missingTools();
  if (missing.length > 0) {
    throw new StepError(`better-sqlite3 must be compiled for this Node or Electron, and ${missing.join(', ')} is missing: install it, or use Node 22.14 or newer with the official Electron.`);
  }
  say('• Compiling better-sqlite3, because its own binary needs a newer Node or Electron (about a minute, once)');
  // Below node_modules, so that the headers of node-addon-api are found.
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'better-sqlite3-'));
  try {
    const isNeeded = (/** @type {string} */ source) => !['prebuilds', 'build'].includes(relative(packageFolder, source).split(sep)[0] ?? '');
    cpSync(packageFolder, work, { recursive: true, filter: isNeeded });
    runNodeGyp(work);
    replaceFile(join(work, 'build', 'Release', 'better_sqlite3.node'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Copies beside the target and renames: a process that has the old file loaded keeps it.
 * @param {string} source
 * @param {string} target
 */
export function replaceFile(source, target) {
  mkdirSync(dirname(target), { recursive: true });
  const aside = `${target}.${process.pid}`;
  cpSync(source, aside);
  renameSync(aside, target);
}
