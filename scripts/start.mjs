/** `npm start`: the app against Avanza. */
import { inProject } from './lib/paths.mjs';
import { electronArguments, hasDisplay, prepare } from './lib/prepare.mjs';
import { main, runInteractively, StepError } from './lib/process.mjs';

await main(async () => {
  const electron = await prepare();
  if (!hasDisplay()) throw new StepError('There is no display here: use “npm run kursvakt -- sync”, or start it inside a desktop.');
  return runInteractively(electron, electronArguments(...process.argv.slice(2)), { cwd: inProject() });
});
