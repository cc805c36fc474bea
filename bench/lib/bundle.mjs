import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/**
 * Bundles sources of the app, so that plain Node runs the very code the app ships.
 * The bundle lies inside node_modules, where the native module is found.
 * @param {Record<string, string>} input name to file, relative to the project
 * @returns {Promise<{file: (name: string) => string, remove: () => void}>}
 */
export async function bundle(input) {
  const folder = resolve(root, 'node_modules/.cache/kursvakt-bench', randomUUID());
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { alias: { '@core': resolve(root, 'src/core'), '@shared': resolve(root, 'src/shared') } },
    build: {
      ssr: true,
      outDir: folder,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, resolve(root, file)])),
        external: ['better-sqlite3'],
        output: { entryFileNames: '[name].mjs' },
      },
    },
    ssr: { noExternal: ['zod', 'hyparquet-writer'] },
  });
  return { file: (name) => join(folder, `${name}.mjs`), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
