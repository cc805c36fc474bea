/**
 * @typedef {{passed: number, failed: number, skipped: number}} Counts
 * @typedef {Counts & {name: string, ms: number}} SuiteResult
 * @typedef {{name: string, status: string, startTime: number, endTime: number, assertionResults: {status: string}[]}} VitestFile
 */

const MS_PER_SECOND = 1000;

/** @returns {Counts} */
export const noTests = () => ({ passed: 0, failed: 0, skipped: 0 });

/** @param {Counts} total @param {Counts} more */
export function addCounts(total, more) {
  return { passed: total.passed + more.passed, failed: total.failed + more.failed, skipped: total.skipped + more.skipped };
}

/** @param {VitestFile} file @returns {Counts} */
function countFile({ status, assertionResults }) {
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const failed = assertionResults.filter((test) => test.status === 'failed').length;
  // A file that could not even be loaded has no failed test, and is a failure all the same.
  const isBroken = status === 'failed' && failed === 0;
  return { passed, failed: isBroken ? 1 : failed, skipped: assertionResults.length - passed - failed };
}

/**
 * The suite a test file belongs to: its folder below `tests`.
 * @param {string} path
 */
export function suiteOf(path) {
  return /(?:^|[/\\])tests[/\\]([^/\\]+)[/\\]/.exec(path)?.[1] ?? 'other';
}

/**
 * Counts of vitest's JSON report by suite, in alphabetical order. The time is the files' own, summed: files
 * run side by side.
 * @param {{testResults: VitestFile[]}} report
 * @param {(suite: string) => string} nameOf
 * @returns {SuiteResult[]}
 */
export function readVitestReport({ testResults }, nameOf) {
  /** @type {Map<string, SuiteResult>} */
  const suites = new Map();
  for (const file of testResults) {
    const name = nameOf(suiteOf(file.name));
    const known = suites.get(name) ?? { name, ms: 0, ...noTests() };
    suites.set(name, { name, ms: known.ms + (file.endTime - file.startTime), ...addCounts(known, countFile(file)) });
  }
  return [...suites.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * Counts of Playwright's JSON report. A test that passed only when tried again counts as failed: without
 * retries, as here, there is none.
 * @param {{stats: {expected: number, unexpected: number, flaky: number, skipped: number, duration: number}, errors?: unknown[]}} report
 * @returns {SuiteResult[]}
 */
export function readPlaywrightReport({ stats, errors = [] }) {
  const failed = stats.unexpected + stats.flaky;
  return [{ name: 'e2e', ms: stats.duration, passed: stats.expected, failed: failed === 0 ? errors.length : failed, skipped: stats.skipped }];
}

/** @param {Counts} counts */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {number} ms */
export const inSeconds = (ms) => `${(ms / MS_PER_SECOND).toFixed(1)} s`;

/**
 * One line for each suite.
 * @param {readonly SuiteResult[]} results
 */
export function summaryLines(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  return results.map((result) => {
    const mark = result.failed === 0 ? '✓' : '✗';
    return `${mark} ${result.name.padEnd(width)}  ${closingLine(result)}  (${inSeconds(result.ms)})`;
  });
}
