/**
 * `npm run measure:ui`: how fast the window is. First rows beside the first paint of an empty Electron app, a switch
 * of strategy, scrolling 10,000 rows, and what the page's code weighs. `-- --repetitions 9 --companies 680`, which
 * are the usual values.
 */
import { parseArgs } from 'node:util';
import { inProject } from './lib/paths.mjs';
import { playwrightCommand } from './lib/playwright.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, runInteractively, StepError } from './lib/process.mjs';

await main(async () => {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({ options: { repetitions: text, companies: text } });
  for (const [name, value] of Object.entries(values)) {
    if (!/^[1-9]\d*$/.test(String(value))) throw new StepError(`--${name} must be a whole number above 0.`);
  }
  const electron = await prepare();
  const [program, ...args] = playwrightCommand(['--config', inProject('tests', 'e2e', 'measure', 'playwright.config.ts'), 'ui.measure']);
  const options = { MEASURE_REPETITIONS: values.repetitions ?? '9', MEASURE_COMPANIES: values.companies ?? '680' };
  return runInteractively(program, args, { cwd: inProject(), env: { ...process.env, ...options, MEASURED_ELECTRON: electron, NO_AT_BRIDGE: '1' } });
});
