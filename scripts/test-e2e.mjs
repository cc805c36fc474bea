/**
 * The end-to-end tests alone, on the real Electron. Arguments go to Playwright: `npm run test:e2e -- -g tray`.
 */
import { inProject } from './lib/paths.mjs';
import { playwrightCommand } from './lib/playwright.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, runInteractively } from './lib/process.mjs';

await main(async () => {
  await prepare();
  const [program, ...args] = playwrightCommand(process.argv.slice(2));
  // Without it GTK looks for an accessibility bus and waits.
  return runInteractively(program, args, { cwd: inProject(), env: { ...process.env, NO_AT_BRIDGE: '1' } });
});
