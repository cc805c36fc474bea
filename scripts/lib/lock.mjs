import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, projectFolder } from './paths.mjs';
import { say } from './process.mjs';

const RETRY_MS = 200;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user refuses the question, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string} file */
function tryToTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function dropIfOwnerIsGone(file) {
  try {
    const text = readFileSync(file, 'utf8');
    // Empty: the owner is between creating the file and writing its number.
    if (text !== '' && !isAlive(Number(text))) rmSync(file, { force: true });
  } catch {
    // Released in this very moment: the next attempt takes it.
  }
}

/**
 * Two terminals may start the same clone at once; installing and building must not overlap.
 * @template T
 * @param {string} name what must not overlap
 * @param {() => T | Promise<T>} work must look again whether there is still something to do
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = join(cacheFolder, 'locks');
  mkdirSync(folder, { recursive: true });
  const clone = createHash('sha256').update(projectFolder).digest('hex').slice(0, 16);
  const file = join(folder, `${clone}-${name}`);
  let hasSaid = false;
  while (!tryToTake(file)) {
    dropIfOwnerIsGone(file);
    if (!hasSaid) say(`• Waiting for another ${name} of this clone to finish`);
    hasSaid = true;
    await sleep(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
