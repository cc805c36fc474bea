import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Failure } from '@core/errors';
import { KursvaktError } from '@core/errors';
import type { EngineJob } from '@shared/engine/jobs';
import type { EngineStart } from '@shared/engine/protocol';
import type { SyncProgressDto } from '@shared/dto/sync';
import { startDemoMarket } from '../../demo/server';
import type { DemoMarket } from '../../demo/market';
import type { DemoMarketOptions } from '../../demo/options';
import { createEngineHost, type EngineHost, type EngineLimits, type EngineState } from '../../src/main/engine/host';
import type { EngineThread } from '../../src/main/engine/thread';
import { createLogger } from '../../src/main/log/logger';

export interface EngineBench {
  readonly home: string;
  readonly engine: EngineHost;
  readonly progress: SyncProgressDto[];
  readonly states: EngineState[];
  /** How many threads have been started. */
  threads(): number;
  /** Moves the host's clock, from which the hour of crashes is counted. */
  advanceMs(ms: number): void;
}

export interface EngineBenchOptions {
  readonly createThread: (start: EngineStart) => EngineThread;
  readonly market?: DemoMarket;
  readonly limits?: Partial<EngineLimits>;
  readonly start?: Partial<EngineStart>;
}

const EVENING = Date.parse('2026-11-20T20:00:00+01:00');

export async function startMarket(options: DemoMarketOptions = {}): Promise<DemoMarket> {
  const market = await startDemoMarket({ companies: 60, years: 1, today: '2026-11-20', ...options });
  onTestFinished(() => market.close());
  return market;
}

/** The host with real files around it; everything is gone after the test. */
export function startEngineBench(options: EngineBenchOptions): EngineBench {
  const home = mkdtempSync(join(tmpdir(), 'kursvakt-engine-'));
  const offsetMs = EVENING - Date.now();
  let movedMs = 0;
  let threads = 0;
  const nowMs = (): number => Date.now() + offsetMs + movedMs;
  const progress: SyncProgressDto[] = [];
  const states: EngineState[] = [];
  const engine = createEngineHost({
    createWorker: (start) => {
      threads += 1;
      return options.createThread(start);
    },
    start: {
      homeFolder: home,
      baseUrl: options.market?.url ?? 'http://127.0.0.1:9',
      requestsPerSecond: 5000,
      clockOffsetMs: offsetMs,
      logLevel: 'info',
      appVersion: 'test',
      bufferBudgetBytes: 128 * 1024 * 1024,
      ...options.start,
    },
    log: createLogger({ level: 'debug', folder: home, scope: 'test', nowMs }),
    nowMs,
    onProgress: (one) => void progress.push(one),
    onStateChanged: (state) => void states.push(state),
    limits: { pausesMs: [0], ...options.limits },
  });
  onTestFinished(async () => {
    await engine.stop(10_000);
    rmSync(home, { recursive: true, force: true });
  });
  return {
    home,
    engine,
    progress,
    states,
    threads: () => threads,
    advanceMs: (ms) => {
      movedMs += ms;
    },
  };
}

export function syncJob(runId: string, options: Partial<Extract<EngineJob, { kind: 'sync' }>> = {}): Extract<EngineJob, { kind: 'sync' }> {
  return { kind: 'sync', runId, trigger: 'manual', full: false, limit: null, plannedAtMs: null, ...options };
}

export const themeJob = (theme: 'dark' | 'light'): Extract<EngineJob, { kind: 'write' }> => ({
  kind: 'write',
  writes: [{ what: 'settings', patch: { theme } }],
});

/** The failure a job ends with. Errors: when it does not fail. */
export async function failureOf(job: Promise<unknown>): Promise<Failure> {
  const outcome = await job.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof KursvaktError) return outcome.failure;
  throw new Error(`expected a failure, got ${String(outcome)}`);
}
