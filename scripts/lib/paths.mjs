import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '..', '..');
export const inProject = (...parts) => join(projectFolder, ...parts);

/** What takes long to make is kept per user, so that a second clone is quick. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kursvakt');

/** The Electron executable that set-up has put in place; null before that. */
export function electronExecutable() {
  const pathFile = inProject('node_modules', 'electron', 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = inProject('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

/** Electron as plain Node: no window, no display. */
export function asNode(environment = process.env) {
  return { ...environment, ELECTRON_RUN_AS_NODE: '1' };
}
