import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const alias = {
  '@core': resolve(import.meta.dirname, 'src/core'),
  '@shared': resolve(import.meta.dirname, 'src/shared'),
};

/**
 * Targets are stated because electron-vite would derive them from the installed Electron, which may be
 * newer than the oldest runtime the app must start on.
 */
export default defineConfig({
  main: {
    // fflate's build for Node declares a `require` of its own, which the bundle already has.
    resolve: { alias: { ...alias, fflate: resolve(import.meta.dirname, 'node_modules/fflate/esm/browser.js') } },
    build: {
      target: 'node20.18',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/main/index.ts'),
          cli: resolve(import.meta.dirname, 'src/main/cli.ts'),
          'demo-market': resolve(import.meta.dirname, 'src/main/demo-market.ts'),
          'export-worker': resolve(import.meta.dirname, 'src/main/export/entry.ts'),
          'engine-worker': resolve(import.meta.dirname, 'src/main/engine/entry.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node20.18',
      rolldownOptions: {
        input: { index: resolve(import.meta.dirname, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src/renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      sourcemap: false,
      rolldownOptions: { input: { index: resolve(import.meta.dirname, 'src/renderer/index.html') } },
    },
    server: { host: '127.0.0.1' },
  },
});
