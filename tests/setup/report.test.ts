import { describe, expect, it } from 'vitest';
import { closingLine, readPlaywrightReport, readVitestReport, suiteOf, summaryLines } from '../../scripts/lib/report.mjs';
import { planSuites } from '../../scripts/lib/suites.mjs';

function file(name: string, ...statuses: string[]) {
  const status = statuses.includes('failed') ? 'failed' : 'passed';
  return { name, status, startTime: 0, endTime: 500, assertionResults: statuses.map((each) => ({ status: each })) };
}

describe('test summary', () => {
  it('closes with the counts, and names skipped tests only when there are some', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 3, skipped: 1 })).toBe('12 passed, 3 failed, 1 skipped');
  });

  it('counts a vitest report by the folder of the tests', () => {
    const testResults = [
      file('/clone/tests/unit/a.test.ts', 'passed', 'passed'),
      file('/clone/tests/store/b.test.ts', 'passed', 'failed', 'pending'),
      file('/clone/tests/unit/deep/c.test.ts', 'passed', 'todo'),
    ];
    expect(readVitestReport({ testResults }, (suite) => `${suite}!`)).toEqual([
      { name: 'store!', ms: 500, passed: 1, failed: 1, skipped: 1 },
      { name: 'unit!', ms: 1000, passed: 3, failed: 0, skipped: 1 },
    ]);
  });

  it('counts a file that could not be loaded as one failure', () => {
    const broken = { ...file('/clone/tests/unit/a.test.ts'), status: 'failed' };
    expect(readVitestReport({ testResults: [broken] }, (suite) => suite)).toMatchObject([{ passed: 0, failed: 1 }]);
  });

  it('counts a Playwright report, and a flaky test as a failure', () => {
    const stats = { expected: 10, unexpected: 1, flaky: 1, skipped: 2, duration: 1500 };
    expect(readPlaywrightReport({ stats })).toEqual([{ name: 'e2e', ms: 1500, passed: 10, failed: 2, skipped: 2 }]);
  });

  it('counts an error outside of every test', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0, duration: 1 };
    expect(readPlaywrightReport({ stats, errors: [{}] })).toMatchObject([{ failed: 1 }]);
  });

  it('shows one line for each suite', () => {
    const results = [
      { name: 'unit', ms: 1234, passed: 2, failed: 0, skipped: 0 },
      { name: 'store on Electron', ms: 50, passed: 1, failed: 1, skipped: 0 },
    ];
    expect(summaryLines(results)).toEqual([
      '✓ unit               2 passed, 0 failed  (1.2 s)',
      '✗ store on Electron  1 passed, 1 failed  (0.1 s)',
    ]);
  });
});

describe('choosing suites', () => {
  const existing = ['engine', 'store', 'unit'];

  it('runs everything when none is named', () => {
    expect(planSuites([], existing)).toEqual({ node: [], electron: ['store', 'engine'], e2e: true });
  });

  it('runs what is named and nothing else', () => {
    expect(planSuites(['unit'], existing)).toEqual({ node: ['unit'], electron: null, e2e: false });
    expect(planSuites(['e2e', 'electron'], existing)).toEqual({ node: null, electron: ['store', 'engine'], e2e: true });
  });

  it('refuses a name that does not exist and lists those that do', () => {
    expect(() => planSuites(['units'], existing)).toThrow('engine, store, unit, electron, e2e');
  });

  it('finds the suite of a file', () => {
    expect(suiteOf('C:\\clone\\tests\\store\\a.test.ts')).toBe('store');
    expect(suiteOf('/clone/tests/a.test.ts')).toBe('other');
  });
});
