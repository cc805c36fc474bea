import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      '@core': resolve(import.meta.dirname, 'src/core'),
      '@shared': resolve(import.meta.dirname, 'src/shared'),
    },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    globalSetup: 'tests/helpers/synced-folders.ts',
    pool: 'forks',
    // Vitest would leave one processor to itself; on two that is half of them.
    maxWorkers: availableParallelism(),
    testTimeout: 30_000,
    // Some build the app first, when a source is newer than it.
    hookTimeout: 120_000,
  },
});
