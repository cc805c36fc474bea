import { parseArgs } from 'node:util';
import { startDemoMarket } from '../../demo/server';
import type { DemoMarketOptions } from '../../demo/options';

const USAGE = 'Usage: demo-market [--port N] [--seed N] [--companies N] [--years N] [--today YYYY-MM-DD] [--latency-ms N]';

const NUMBER_FLAGS = { port: 'port', seed: 'seed', companies: 'companies', years: 'years', 'latency-ms': 'latencyMs' } as const;

function readOptions(argv: readonly string[]): DemoMarketOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: { port: text, seed: text, companies: text, years: text, today: text, 'latency-ms': text },
  });
  const options: Record<string, number | string> = {};
  for (const [flag, name] of Object.entries(NUMBER_FLAGS)) {
    const value = values[flag as keyof typeof NUMBER_FLAGS];
    if (value === undefined) continue;
    if (!/^\d+$/.test(value)) throw new Error(`--${flag} must be a whole number`);
    options[name] = Number(value);
  }
  return values.today === undefined ? options : { ...options, today: values.today };
}

/** Prints where the market listens as one JSON line and serves until it is told to stop. */
async function main(): Promise<void> {
  const market = await startDemoMarket(readOptions(process.argv.slice(2)));
  const stop = (): void => {
    void market.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ url: market.url })}\n`);
}

main().catch((caught: unknown) => {
  process.stderr.write(`${caught instanceof Error ? caught.message : 'The demo market could not start.'}\n${USAGE}\n`);
  process.exitCode = 2;
});
