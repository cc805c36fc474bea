import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inProject } from './paths.mjs';
import { run, say } from './process.mjs';

const VITEST = inProject('node_modules', 'vitest', 'vitest.mjs');
const REPORTS = inProject('test-results');

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/** Counts of a vitest JSON report. @returns {Counts} */
export function countVitest(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests + (report.success || report.numFailedTests > 0 ? 0 : 1), skipped: report.numPendingTests + (report.numTodoTests ?? 0) };
}

/** Counts of a Playwright JSON report. @returns {Counts} */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/** The closing line that says how it went. @param {Counts} counts */
export function closingLine({ passed, failed, skipped }) {
  return skipped > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : `${passed} passed, ${failed} failed`;
}

function runReported(name, program, args, environment, count) {
  mkdirSync(REPORTS, { recursive: true });
  const file = `${REPORTS}/${name}.json`;
  rmSync(file, { force: true });
  const startedMs = Date.now();
  const code = run(program, args(file), { cwd: inProject(), env: { ...environment, NO_AT_BRIDGE: '1' } });
  const seconds = (Date.now() - startedMs) / 1000;
  // A runner that died before its report is a failure, whatever it counted.
  const counts = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1, skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  say(`${counts.failed === 0 ? '✓' : '✗'} ${name}: ${closingLine(counts)} (${seconds.toFixed(1)} s)`);
  return counts;
}

export function runVitest(name, program, environment, paths) {
  const args = (file) => [VITEST, 'run', ...paths, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return runReported(name, program, args, environment, countVitest);
}

/** The real Electron; on a display and a session bus of its own, so that it takes nobody's focus. */
export function runPlaywright(name, paths) {
  const playwright = [process.execPath, inProject('node_modules', '@playwright', 'test', 'cli.js'), 'test', ...paths];
  const wrapper = process.platform === 'linux' ? ['dbus-run-session', '--', 'xvfb-run', '-a', '-s', '-screen 0 1440x900x24'] : [];
  const [program, ...rest] = [...wrapper, ...playwright];
  const environment = (file) => ({ ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const file = `${REPORTS}/${name}.json`;
  return runReported(name, program, () => rest, environment(file), countPlaywright);
}

