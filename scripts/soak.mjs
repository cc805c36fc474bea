/**
 * `npm run soak`: 200 days in the life of the real app with a clock that is turned, one day after another.
 * `-- --cycles 200 --companies 60`, which are the usual values; `--leak` loses memory on purpose and must fail.
 */
import { parseArgs } from 'node:util';
import { inProject } from './lib/paths.mjs';
import { playwrightCommand } from './lib/playwright.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, runInteractively, StepError } from './lib/process.mjs';

function readOptions() {
  const { values } = parseArgs({ options: { cycles: { type: 'string' }, companies: { type: 'string' }, leak: { type: 'boolean' } } });
  /** @type {Record<string, string>} */
  const variables = values.leak ? { SOAK_LEAK: '1' } : {};
  for (const name of /** @type {const} */ (['cycles', 'companies'])) {
    const value = values[name];
    if (value === undefined) continue;
    if (!/^\d+$/.test(value) || Number(value) < 2) throw new StepError(`--${name} must be a whole number above one.`);
    variables[`SOAK_${name.toUpperCase()}`] = value;
  }
  return variables;
}

await main(async () => {
  if (process.platform !== 'linux') throw new StepError('Proportional sizes come from the Linux kernel: run it there.');
  const options = readOptions();
  await prepare();
  const [program, ...args] = playwrightCommand(['--config', inProject('tests', 'e2e', 'soak', 'playwright.config.ts')]);
  return runInteractively(program, args, { cwd: inProject(), env: { ...process.env, ...options, NO_AT_BRIDGE: '1' } });
});
