import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { asNode, inProject } from './paths.mjs';
import { StepError } from './process.mjs';

/**
 * Starts the bundled demo market on a free loopback port.
 * @param {string} electron
 * @returns {Promise<{url: string, stop: () => void}>}
 */
export function startDemoMarket(electron) {
  const market = spawn(electron, [inProject('out', 'main', 'demo-market.js'), '--port', '0'], {
    env: asNode(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => void market.kill('SIGTERM');
  // Also when this script ends on a way that passes no clean-up.
  process.once('exit', stop);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new StepError('The demo market did not start: read the message above and run the command again.'));
    market.once('error', fail);
    market.once('exit', fail);
    createInterface({ input: market.stdout }).once('line', (line) => {
      market.off('exit', fail);
      resolve({ url: JSON.parse(line).url, stop });
    });
  });
}
