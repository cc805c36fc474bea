import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { asNode, inProject } from './paths.mjs';
import { playwrightCommand } from './playwright.mjs';
import { run, say, StepError } from './process.mjs';
import { readPlaywrightReport, readVitestReport } from './report.mjs';

/** @typedef {import('./report.mjs').SuiteResult} SuiteResult */

/** What loads the native module or starts the worker also runs on the Node inside Electron. */
const ON_ELECTRON = ['store', 'engine', 'sync'];
const NO_TESTS_OF_THEIR_OWN = ['e2e', 'fixtures', 'helpers'];
/** Only for a runner that hangs: every test has a limit of its own. */
const RUNNER_LIMIT_MS = 15 * 60 * 1000;
const REPORTS = inProject('test-results');

/** The folders of tests that vitest runs. */
export function vitestSuites() {
  const entries = readdirSync(inProject('tests'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !NO_TESTS_OF_THEIR_OWN.includes(entry.name)).map((entry) => entry.name);
}

/**
 * Which suites to run where. Without names all of them; `electron` stands for those that are repeated on
 * Electron's Node.
 * @param {readonly string[]} wanted
 * @param {readonly string[]} existing
 * @returns {{node: readonly string[] | null, electron: readonly string[] | null, e2e: boolean}} folders to
 *   run: an empty list means every test there is, null none
 */
export function planSuites(wanted, existing) {
  const onElectron = ON_ELECTRON.filter((name) => existing.includes(name));
  if (wanted.length === 0) return { node: [], electron: onElectron, e2e: true };
  const known = [...existing, 'electron', 'e2e'];
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new StepError(`There is no suite “${unknown}”: choose from ${known.join(', ')}.`);
  const chosen = existing.filter((name) => wanted.includes(name));
  return {
    node: chosen.length > 0 ? chosen : null,
    electron: wanted.includes('electron') ? onElectron : null,
    e2e: wanted.includes('e2e'),
  };
}

/**
 * @param {string} name
 * @param {{program: string, args: readonly string[], env: NodeJS.ProcessEnv, file: string, timeout?: number}} runner
 * @param {(report: any) => SuiteResult[]} read
 * @returns {SuiteResult[]}
 */
function runReported(name, { program, args, env, file, timeout }, read) {
  say(`• Running ${name}`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(file, { force: true });
  const startedMs = Date.now();
  const code = run(program, args, { cwd: inProject(), env, timeout });
  const results = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [];
  const hasFailed = results.some(({ failed }) => failed > 0);
  // A runner that failed without naming a test, or that ran none, is a failure too.
  const isSilent = results.length === 0 || (code !== 0 && !hasFailed);
  return isSilent ? [...results, { name: `${name} (the runner itself)`, ms: Date.now() - startedMs, passed: 0, failed: 1, skipped: 0 }] : results;
}

/**
 * @param {string} name
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} folders
 * @param {(suite: string) => string} nameOf
 */
function runVitest(name, program, env, folders, nameOf) {
  const file = `${REPORTS}/${name}.json`;
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const paths = folders.map((folder) => `tests/${folder}/`);
  const args = [vitest, 'run', ...paths, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return runReported(name, { program, args, env, file, timeout: RUNNER_LIMIT_MS }, (report) => readVitestReport(report, nameOf));
}

/** @param {readonly string[]} folders */
export function runOnNode(folders) {
  return runVitest('node', process.execPath, process.env, folders, (suite) => suite);
}

/** @param {string} electron @param {readonly string[]} folders */
export function runOnElectron(electron, folders) {
  return runVitest('electron', electron, asNode(), folders, (suite) => `${suite} on Electron`);
}

export function runEndToEnd() {
  const file = `${REPORTS}/e2e.json`;
  const [program, ...args] = playwrightCommand([]);
  return runReported('e2e', { program, args, env: { ...process.env, NO_AT_BRIDGE: '1' }, file }, readPlaywrightReport);
}
