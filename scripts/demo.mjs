/** `npm run demo`: the bundled demo market on loopback, the app on it, one sync, the signals. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { homedir } from 'node:os';
import { asNode, inProject } from './lib/paths.mjs';
import { electronArguments, hasDisplay, prepare } from './lib/prepare.mjs';
import { capture, main, runInteractively, say, StepError } from './lib/process.mjs';

function startMarket(electron) {
  const market = spawn(electron, [inProject('out', 'main', 'demo-market.js')], {
    env: asNode(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    market.on('exit', () => { reject(new StepError('The demo market did not start: read the message above.')); });
    createInterface({ input: market.stdout }).once('line', (line) => { resolve({ market, url: JSON.parse(line).url }); });
  });
}

function demoEnvironment(url) {
  const data = process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share');
  return {
    KURSVAKT_HOME: join(data, 'kursvakt-demo'),
    KURSVAKT_RATE: '1000',
    ...process.env,
    KURSVAKT_AVANZA_URL: url,
  };
}

async function runHeadless(electron, environment) {
  const command = (...args) => [inProject('out', 'main', 'cli.js'), ...args];
  const env = asNode(environment);
  const code = await runInteractively(electron, command('sync'), { env });
  if (code !== 0) return code;
  const list = capture(electron, command('strategies', '--json'), { env });
  if (list === null) throw new StepError('The strategies could not be listed: run “npm run kursvakt -- doctor”.');
  for (const { strategyId } of JSON.parse(list)) {
    const shown = await runInteractively(electron, command('signals', strategyId), { env });
    if (shown !== 0) say(`  (${strategyId} has no list for this day)`);
  }
  return 0;
}

await main(async () => {
  const electron = await prepare();
  const { market, url } = await startMarket(electron);
  say(`• The demo market answers on ${url} (fictional companies)`);
  try {
    const environment = demoEnvironment(url);
    if (hasDisplay()) return await runInteractively(electron, electronArguments('--sync-now'), { cwd: inProject(), env: environment });
    say('• There is no display here: the same job runs without a window');
    return await runHeadless(electron, environment);
  } finally {
    market.removeAllListeners('exit');
    market.kill('SIGTERM');
  }
});
