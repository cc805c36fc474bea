import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { claimFreely } from '@core/memory/byte-budget';
import { MARKET_PLACES } from '@core/sync/plan';
import { createReadModel } from '../../src/main/handlers/read-model';
import { createLogger } from '../../src/main/log/logger';
import { runCompute } from '../../src/main/sync/run-compute';
import { startSmallSource } from '../helpers/small-source';
import { openScene } from '../helpers/sync-bench';
import { createSyncRunner, newCancellation } from '../helpers/sync-runner';

const CYCLES = 50;
const WARM = 5;
const ALLOWED_GROWTH = 0.1;
const NOW_MS = Date.parse('2026-11-20T21:00:00Z');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What this thread holds once everything that can go is gone. Units: bytes. */
async function heldBytes(): Promise<number> {
  for (let pass = 0; pass < 3; pass += 1) {
    collect();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** By what part more is held after all cycles than after the first few. */
async function growthOver(cycle: (n: number) => Promise<void>): Promise<number> {
  let warm = 0;
  for (let n = 1; n <= CYCLES; n += 1) {
    await cycle(n);
    if (n === WARM) warm = await heldBytes();
  }
  return (await heldBytes()) / warm - 1;
}

/** A sync that finds a correction, a day computed again, and everything a window asks for. */
async function startCycle(): Promise<(n: number) => Promise<void>> {
  const source = await startSmallSource();
  const stamps = Array.from({ length: 80 }, (_, i) => Date.parse('2026-11-19T23:00:00Z') - i * 86_400_000).filter((ms) => ![5, 6].includes(new Date(ms).getUTCDay())).reverse();
  const barsOf = (n: number) => stamps.map((stampMs, i) => ({ stampMs, close: 100 + i + (i === stamps.length - 2 ? n / 1000 : 0) }));
  const scene = openScene();
  const { sync } = createSyncRunner({ ...scene, url: source.url, today: () => '2026-11-20' });
  const log = createLogger({ level: 'error', folder: scene.folder, scope: 'test', nowMs: () => NOW_MS });
  const compute = (runId: string) =>
    runCompute({ runId, trigger: 'manual', asOf: null }, { writer: scene.writer, cancellation: newCancellation(), nowMs: () => NOW_MS, log, onProgress: () => undefined, claimBytes: claimFreely, takeWrites: () => undefined });
  return async (n) => {
    MARKET_PLACES.forEach((marketPlace, i) => source.shares.set(String(101 + i), { ticker: `T${String(i)}`, marketPlace, bars: barsOf(n) }));
    // What the small source remembers of its visitors is not what is measured.
    (source.requests as unknown[]).length = 0;
    await sync();
    compute(`compute-${String(n)}`);
    const model = createReadModel(scene.writer, () => NOW_MS);
    model.strategySummaries();
    model.variants();
    model.overlap();
    model.freshness();
  };
}

describe('E10 fifty rounds of sync, compute and reading', { timeout: 240_000 }, () => {
  it('leave what is held where it was after the fifth', async () => {
    expect(await growthOver(await startCycle())).toBeLessThan(ALLOWED_GROWTH);
  });

  it('are measured by a rule that doing nothing keeps, and that holding on to a little each time breaks', async () => {
    expect(await growthOver(() => Promise.resolve())).toBeLessThan(ALLOWED_GROWTH);
    const kept: Uint8Array[] = [];
    const leaking = await growthOver((n) => {
      kept.push(new Uint8Array(400_000).fill(n));
      return Promise.resolve();
    });
    expect(leaking).toBeGreaterThan(ALLOWED_GROWTH);
    expect(kept).toHaveLength(CYCLES);
  });
});
