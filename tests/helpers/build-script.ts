import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

export interface BuiltScript {
  readonly file: string;
  remove(): void;
}

/**
 * Bundles a script of the tests, so that plain Node can run it as a process or a thread of its own. It lies
 * inside node_modules, where the native module is found.
 */
export async function buildScript(source: string): Promise<BuiltScript> {
  const folder = resolve(ROOT, 'node_modules/.cache/kursvakt-tests', randomUUID());
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    resolve: { alias: { '@core': resolve(ROOT, 'src/core'), '@shared': resolve(ROOT, 'src/shared') } },
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: ['zod'] },
  });
  return {
    file: resolve(folder, 'child.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
