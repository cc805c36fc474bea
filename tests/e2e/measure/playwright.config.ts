import { defineConfig } from '@playwright/test';

/** Measurements, not tests: they print figures and take their time. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.measure.ts',
  outputDir: '../../../test-results/measure',
  workers: 1,
  retries: 0,
  reporter: [['line']],
});
