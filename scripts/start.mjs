/** `npm start`: the app against Avanza. */
import { inProject } from './lib/paths.mjs';
import { hasDisplay, prepare, windowArguments } from './lib/prepare.mjs';
import { main, runInteractively, StepError } from './lib/process.mjs';

await main(async () => {
  const electron = await prepare();
  if (!hasDisplay()) {
    throw new StepError('There is no display here: start the app inside a desktop, or use “npm run kursvakt -- sync”.');
  }
  return runInteractively(electron, windowArguments(...process.argv.slice(2)), { cwd: inProject() });
});
