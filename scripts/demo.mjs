/** `npm run demo`: the bundled demo market on loopback, the app on it, one sync, the signals. */
import { homedir } from 'node:os';
import { startDemoMarket } from './lib/demo-market.mjs';
import { asNode, commandLineFile, demoHomeFolder, inProject } from './lib/paths.mjs';
import { hasDisplay, prepare, windowArguments } from './lib/prepare.mjs';
import { capture, main, runInteractively, say, StepError } from './lib/process.mjs';

const EXIT_PARTIAL = 3;
const INTERRUPTED = 130;
const TERMINATED = 143;

/** @param {string} url */
function demoEnvironment(url) {
  return {
    ...process.env,
    KURSVAKT_AVANZA_URL: url,
    KURSVAKT_RATE: process.env.KURSVAKT_RATE || '1000',
    KURSVAKT_HOME: process.env.KURSVAKT_HOME || demoHomeFolder(process.env, process.platform, homedir()),
  };
}

/**
 * The demo without a window: the same sync, then every strategy's signals as a table.
 * @param {string} electron
 * @param {NodeJS.ProcessEnv} env as plain Node
 */
async function runHeadless(electron, env) {
  const synced = await runInteractively(electron, [commandLineFile, 'sync'], { env });
  if (synced !== 0 && synced !== EXIT_PARTIAL) return synced;
  const listing = capture(electron, [commandLineFile, 'strategies', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  if (listing === null) throw new StepError('The strategies could not be listed: run “npm run kursvakt -- doctor”.');
  for (const { strategyId } of JSON.parse(listing)) {
    const code = await runInteractively(electron, [commandLineFile, 'signals', strategyId], { env });
    if (code === INTERRUPTED || code === TERMINATED) return code;
    if (code !== 0) say(`! ${strategyId} has nothing to show: run “npm run kursvakt -- doctor”.`);
  }
  return 0;
}

await main(async () => {
  const electron = await prepare();
  const market = await startDemoMarket(electron);
  const environment = demoEnvironment(market.url);
  say(`• The demo market answers on ${market.url}; its companies are invented`);
  say(`• The demo keeps its data in ${environment.KURSVAKT_HOME}`);
  try {
    if (hasDisplay()) {
      return await runInteractively(electron, windowArguments('--sync-now'), { cwd: inProject(), env: environment });
    }
    say('• There is no display here: the same job runs without a window');
    return await runHeadless(electron, asNode(environment));
  } finally {
    market.stop();
  }
});
