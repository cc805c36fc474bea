import { defineConfig } from '@playwright/test';

/** One real app at a time: the tests share a display, and memory is measured. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/playwright',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  reporter: [['line'], ['json']],
  use: { screenshot: 'only-on-failure' },
});
