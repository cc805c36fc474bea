import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { electronExecutable, inProject } from '../lib/paths.mjs';

const STAMP = inProject('node_modules', '.cache', 'kursvakt-setup.json');

function modifiedMs(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

/** Everything the result of set-up depends on; when it is as it was, there is nothing to do. */
function fingerprint() {
  const electron = electronExecutable();
  return JSON.stringify({
    node: process.version,
    lock: modifiedMs(inProject('package-lock.json')),
    electron: electron === null ? null : [realpathSync(electron), modifiedMs(electron)],
    sqlite: modifiedMs(inProject('node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node')),
    way: process.env.KURSVAKT_ELECTRON ?? 'auto',
    version: 1,
  });
}

export function isSetUp() {
  return existsSync(STAMP) && electronExecutable() !== null && readFileSync(STAMP, 'utf8') === fingerprint();
}

export function markSetUp() {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, fingerprint());
}
