import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asNode, cacheFolder, inProject } from '../lib/paths.mjs';
import { capture, StepError } from '../lib/process.mjs';
import { compileModule, replaceFile } from './compile-module.mjs';
import { cachedBinaryName, needsCompiling } from './node-api.mjs';

const PACKAGE = inProject('node_modules', 'better-sqlite3');
/** The package prefers this file to its prebuilt ones. */
export const COMPILED_BINARY = join(PACKAGE, 'build', 'Release', 'better_sqlite3.node');

/** A wrong binary aborts the process that loads it, so it is tried in a child, with a real query. */
const PROBE = `
const Database = require('better-sqlite3');
const database = new Database(':memory:');
const { one } = database.prepare('select 1 as one').get();
database.close();
process.exit(one === 1 ? 0 : 3);`;

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
function loadsIn(program, env) {
  return capture(program, ['-e', PROBE], { cwd: inProject(), env }) !== null;
}

/** @param {string} electron */
function loadsEverywhere(electron) {
  return loadsIn(process.execPath, process.env) && loadsIn(electron, asNode());
}

/** @param {string} electron */
function installCompiled(electron) {
  if (existsSync(COMPILED_BINARY) && loadsEverywhere(electron)) return;
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const cached = join(cacheFolder, cachedBinaryName(version, process.platform, process.arch, process.versions.node));
  if (existsSync(cached)) {
    replaceFile(cached, COMPILED_BINARY);
    // It may stem from another system that shares the home folder.
    if (loadsEverywhere(electron)) return;
  }
  compileModule(PACKAGE, cached);
  replaceFile(cached, COMPILED_BINARY);
}

/**
 * Makes better-sqlite3 load in the Node that runs the tests and in Electron, and proves it.
 * @param {{executable: string, nodeApi: string}} electron
 */
export function ensureNativeModule({ executable, nodeApi }) {
  if (needsCompiling([process.versions.napi, nodeApi])) installCompiled(executable);
  else rmSync(join(PACKAGE, 'build'), { recursive: true, force: true });
  if (!loadsEverywhere(executable)) {
    throw new StepError(`better-sqlite3 does not load: delete node_modules and ${cacheFolder}, then run “npm run setup”.`);
  }
}
