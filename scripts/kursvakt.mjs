/** `npm run kursvakt -- <command>`: the command line on Electron's own Node, without a window. */
import { asNode, commandLineFile } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, runInteractively } from './lib/process.mjs';

await main(async () => {
  const electron = await prepare();
  return runInteractively(electron, [commandLineFile, ...process.argv.slice(2)], { env: asNode() });
});
