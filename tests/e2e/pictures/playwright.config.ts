import { defineConfig } from '@playwright/test';

/** Pictures for the documents, not tests; `npm run screenshots` runs them and makes them small. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../../test-results/playwright-pictures',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  reporter: [['line']],
});
