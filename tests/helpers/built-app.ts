import { resolve } from 'node:path';
import { ensureBuild } from '../../scripts/lib/build.mjs';
import { electronExecutable } from '../../scripts/lib/paths.mjs';

const ROOT = resolve(import.meta.dirname, '../..');

/** The folder of the built main process, built again when a source is newer; as the app itself starts from it. */
export async function builtMainFolder(): Promise<string> {
  await ensureBuild();
  return resolve(ROOT, 'out/main');
}

/** Electron, to be started as plain Node. */
export function electronProgram(): string {
  return electronExecutable() ?? process.execPath;
}
