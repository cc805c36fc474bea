import { defineConfig } from '@playwright/test';

/** The long soak, which takes its time and is started by hand: `npm run soak`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'soak.long.ts',
  outputDir: '../../../test-results/soak',
  workers: 1,
  retries: 0,
  reporter: [['line']],
});
