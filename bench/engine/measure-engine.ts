import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { startDemoMarket } from '../../demo/server';
import { createEngineHost } from '../../src/main/engine/host';
import { createEngineWorkerFactory } from '../../src/main/engine/worker-factory';
import { createLogger } from '../../src/main/log/logger';
import { sampleProcess } from '../../src/main/memory/process-memory';
import { measureReads, writeInBulk } from './measure-reads';

/*
 * What a real job costs: the host of the app starts its built worker on a database that a sync of the whole demo
 * market has filled. First `build`, in a process of its own because the market takes memory, then `cycles`.
 */
const [action = '', home = '', builtFolder = '', cyclesText = '200'] = process.argv.slice(2);
const TODAY = '2026-11-20';
const YEARS = 10;
const SETTLE_MS = 300;
const CLOCK_OFFSET_MS = Date.parse(`${TODAY}T20:00:00+01:00`) - Date.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const nowMs = (): number => Date.now() + CLOCK_OFFSET_MS;

let enteredMs = new Map<string, number>();
function startEngine(baseUrl: string): ReturnType<typeof createEngineHost> {
  return createEngineHost({
    createWorker: createEngineWorkerFactory(builtFolder),
    start: { homeFolder: home, baseUrl, requestsPerSecond: 5000, clockOffsetMs: CLOCK_OFFSET_MS, logLevel: 'error', appVersion: 'bench', bufferBudgetBytes: 128 * 1024 * 1024 },
    log: createLogger({ level: 'error', folder: home, scope: 'bench', nowMs }),
    nowMs,
    onProgress: ({ stage }) => {
      if (!enteredMs.has(stage)) enteredMs.set(stage, performance.now());
    },
  });
}

async function timed(work: () => Promise<unknown>): Promise<{ totalMs: number; stages: string }> {
  enteredMs = new Map();
  const startMs = performance.now();
  await work();
  const endMs = performance.now();
  const marks = [['start', startMs], ...enteredMs, ['end', endMs]] as [string, number][];
  const stages = marks.slice(0, -1).map(([name, atMs], index) => `${name} ${(marks[index + 1]![1] - atMs).toFixed(0)} ms`).join(', ');
  return { totalMs: endMs - startMs, stages };
}

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!;
}

async function build(): Promise<void> {
  const market = await startDemoMarket({ today: TODAY, years: YEARS });
  const engine = startEngine(market.url);
  const job = { kind: 'sync', runId: randomUUID(), trigger: 'manual', full: false, limit: null, plannedAtMs: null } as const;
  const { totalMs, stages } = await timed(() => engine.run(job));
  say(`sync of ${market.state().lines} lines × ${YEARS} years from the demo market: ${(totalMs / 1000).toFixed(1)} s (${stages})`);
  await engine.stop(1000);
  await market.close();
}

function proportionalBytes(): number {
  const { pssBytes, rssBytes } = sampleProcess({ pid: process.pid, type: 'bench' });
  return pssBytes ?? rssBytes ?? process.memoryUsage.rss();
}

async function cycles(count: number): Promise<void> {
  const engine = startEngine('http://127.0.0.1:9');
  const job = () => engine.run({ kind: 'compute', runId: randomUUID(), trigger: 'manual', asOf: null });
  await wait(SETTLE_MS);
  const coldBytes = proportionalBytes();
  // The first job loads code that stays; the level that every later job has to come back to is after it.
  const first = await timed(job);
  say(`one computation, start to end of its thread: ${first.totalMs.toFixed(0)} ms (${first.stages})`);
  await wait(SETTLE_MS);
  const baseBytes = proportionalBytes();
  const after: number[] = [];
  const durations: number[] = [];
  let peakBytes = 0;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, proportionalBytes());
  }, 50);
  for (let cycle = 0; cycle < count; cycle += 1) {
    durations.push((await timed(job)).totalMs);
    await wait(SETTLE_MS);
    after.push(proportionalBytes());
  }
  clearInterval(watch);
  await engine.stop(1000);
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const within = after.filter((bytes) => bytes <= baseBytes * 1.1).length;
  say(`${count} computations by ${process.release.name} ${process.versions.node}: median ${quantile(durations, 0.5).toFixed(0)} ms each`);
  say(`PSS before the first ${megabytes(coldBytes)}, after it ${megabytes(baseBytes)}, highest during a job ${megabytes(peakBytes)}`);
  say(`PSS ${SETTLE_MS} ms after a job: median ${megabytes(quantile(after, 0.5))}, highest ${megabytes(Math.max(...after))}, last ${megabytes(after.at(-1)!)}; within 10 % on ${within} of ${count}`);
  measureReads(join(home, 'kursvakt.db'), nowMs).forEach(say);
  process.exitCode = after.at(-1)! <= baseBytes * 1.1 ? 0 : 1;
}

if (action === 'build') await build();
else if (action === 'write') writeInBulk(home);
else await cycles(Number(cyclesText));
