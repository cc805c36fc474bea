/**
 * `npm run measure:memory`: what the whole app takes, beside an empty Electron app in the same run.
 * `-- --repetitions 5 --idle-seconds 60 --companies 740 --years 10`, which are the usual values.
 */
import { parseArgs } from 'node:util';
import { inProject } from './lib/paths.mjs';
import { playwrightCommand } from './lib/playwright.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, runInteractively, StepError } from './lib/process.mjs';

const OPTIONS = ['repetitions', 'idle-seconds', 'companies', 'years'];

function readOptions() {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: Object.fromEntries(OPTIONS.map((name) => [name, text])) });
  const variables = Object.entries(values).map(([name, value]) => {
    if (!/^\d+$/.test(String(value))) throw new StepError(`--${name} must be a whole number.`);
    return [`MEASURE_${name.toUpperCase().replaceAll('-', '_')}`, String(value)];
  });
  return Object.fromEntries(variables);
}

await main(async () => {
  if (process.platform !== 'linux') throw new StepError('Proportional sizes come from the Linux kernel: run it there.');
  const options = readOptions();
  await prepare();
  const [program, ...args] = playwrightCommand(['--config', inProject('tests', 'e2e', 'measure', 'playwright.config.ts'), 'memory.measure']);
  return runInteractively(program, args, { cwd: inProject(), env: { ...process.env, ...options, NO_AT_BRIDGE: '1' } });
});
