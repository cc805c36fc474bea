import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { UtilityProcess, utilityProcess } from 'electron';
import { raise } from '@core/errors';
import type { Configuration } from '../configuration';

export type ForkProcess = typeof utilityProcess.fork;

/** It is on this computer and there for one reader. */
const DEMO_RATE = '1000';
const REMEDY = 'Start Kursvakt again; without --demo it asks Avanza.';

/** Where the market says it is, before anything else. */
function readAddress(market: UtilityProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const { stdout } = market;
    if (stdout) {
      createInterface({ input: stdout }).once('line', (line) => {
        resolve((JSON.parse(line) as { url: string }).url);
      });
    }
    market.once('exit', () => {
      reject(new Error('It ended before it said where it is.'));
    });
  });
}

/**
 * Starts the demo market as a process of the app, which ends with it. Whether its address is one that may be asked is
 * checked where every address is.
 * Errors: `bug` when it does not start.
 */
export async function startDemoMarket(fork: ForkProcess, builtFolder: string): Promise<Pick<Configuration, 'avanzaUrl' | 'rateText'>> {
  const market = fork(join(builtFolder, 'demo-market.js'), ['--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'], serviceName: 'Kursvakt demo market' });
  try {
    return { avanzaUrl: await readAddress(market), rateText: DEMO_RATE };
  } catch (error) {
    return raise('bug', `The demo market did not start. ${String(error)}`, { remedy: REMEDY });
  }
}
