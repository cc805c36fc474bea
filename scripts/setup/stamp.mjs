import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { electronExecutable, inProject } from '../lib/paths.mjs';
import { electronIsInPlace, electronWay } from './electron-runtime.mjs';
import { COMPILED_BINARY } from './native-module.mjs';
import { STAND_IN } from './stand-in-electron.mjs';

const STAMP = inProject('node_modules', '.cache', 'kursvakt-setup.json');
/** Raised when the steps change in a way that nothing else in the stamp shows. */
const STEPS_VERSION = 2;

/** @param {string} file */
const changedMs = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Everything that the result of set-up depends on: while it is the same, there is nothing to do. */
function fingerprint() {
  const electron = electronExecutable();
  return JSON.stringify({
    steps: STEPS_VERSION,
    node: process.version,
    lock: createHash('sha256').update(readFileSync(inProject('package-lock.json'))).digest('hex'),
    electron: electron === null ? null : [realpathSync(electron), changedMs(electron)],
    standIn: STAND_IN.sha512,
    sqlite: [changedMs(COMPILED_BINARY), changedMs(inProject('node_modules', 'better-sqlite3', 'package.json'))],
  });
}

export function isSetUp() {
  return existsSync(STAMP) && electronIsInPlace(electronWay(process.env)) && readFileSync(STAMP, 'utf8') === fingerprint();
}

export function markSetUp() {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, fingerprint());
}
