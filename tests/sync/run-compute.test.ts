import { describe, expect, it } from 'vitest';
import { claimFreely } from '@core/memory/byte-budget';
import { createLogger } from '../../src/main/log/logger';
import { createSettingReader, createSettingWriter } from '../../src/main/store/records/settings';
import { runCompute } from '../../src/main/sync/run-compute';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { openScene, startSyncedBench } from '../helpers/sync-bench';
import { newCancellation } from '../helpers/sync-runner';
import { walk } from '../store/fixtures';
import { addInstruments } from '../store/helpers';

/** A Monday morning in Stockholm, before the market opens. */
const NOW_MS = Date.parse('2026-11-23T07:00:00Z');

function compute(asOf: string | null, { bars = 5 } = {}) {
  const { folder, writer } = openScene();
  const [id] = addInstruments(writer, 1);
  createPriceWriter(writer).appendBars(id!, walk(1, '2026-11-16', bars));
  const nowMs = (): number => NOW_MS;
  const log = createLogger({ level: 'error', folder, scope: 'test', nowMs });
  const summary = (): unknown =>
    runCompute({ runId: 'run-1', trigger: 'manual', asOf }, { writer, cancellation: newCancellation(), nowMs, log, onProgress: () => undefined, claimBytes: claimFreely, takeWrites: () => undefined });
  const runs = () => writer.query<[], { count: number }>('SELECT count(*) AS count FROM sync_run').get()?.count;
  return { summary, runs };
}

describe('computing a day again', () => {
  it('takes a day without trade for the session before it', () => {
    expect(compute('2026-11-22').summary()).toMatchObject({ asOf: '2026-11-20' });
    expect(compute('2026-11-19').summary()).toMatchObject({ asOf: '2026-11-19' });
    expect(compute(null).summary()).toMatchObject({ asOf: '2026-11-20' });
  });

  it('refuses a store without prices, and records nothing', () => {
    const { summary, runs } = compute(null, { bars: 0 });
    expect(summary).toThrow('No prices have been stored yet.');
    expect(runs()).toBe(0);
  });

  it('refuses a day before the first stored price, names that one, and records nothing', () => {
    const { summary, runs } = compute('1990-01-01');
    expect(summary).toThrow(expect.objectContaining({ failure: { kind: 'no-data', message: 'No prices of 1989-12-29 or before are stored.', remedy: 'The oldest stored day is 2026-11-16.' } }));
    expect(runs()).toBe(0);
    expect(compute('2026-11-16').summary()).toMatchObject({ asOf: '2026-11-16' });
  });

  it('refuses a session that is not over, and records nothing', () => {
    const { summary, runs } = compute('2026-11-23');
    expect(summary).toThrow('The session of 2026-11-23 is not over.');
    expect(runs()).toBe(0);
    expect(compute('2030-01-01').summary).toThrow('not over');
  });
});

describe('small writes that come while it computes', () => {
  it('are written between two of its units, and change nothing of its result', { timeout: 120_000 }, async () => {
    const { writer, folder } = await startSyncedBench({ companies: 60 });
    const nowMs = (): number => Date.parse('2026-11-20T21:00:00Z');
    const log = createLogger({ level: 'error', folder, scope: 'test', nowMs });
    const looks: (string | undefined)[] = [];
    let stage: string | undefined;
    const computeWith = (runId: string, takeWrites: () => void) =>
      runCompute({ runId, trigger: 'manual', asOf: '2026-11-19' }, { writer, cancellation: newCancellation(), nowMs, log, onProgress: (progress) => (stage = progress.stage), claimBytes: claimFreely, takeWrites });
    computeWith('undisturbed', () => undefined);
    stage = undefined;
    const settings = createSettingWriter(writer);
    const disturbed = computeWith('disturbed', () => {
      looks.push(stage);
      settings.write({ theme: looks.length % 2 === 0 ? 'dark' : 'light' });
    });
    expect(looks.filter((one) => one === 'computing').length).toBeGreaterThan(20);
    expect(looks).not.toContain('publishing');
    expect(createSettingReader(writer).read().theme).toBe(looks.length % 2 === 0 ? 'dark' : 'light');
    expect(disturbed).toMatchObject({ status: 'ok', replay: { changed: [] } });
    expect(disturbed.replay?.reproduced).toBe(disturbed.replay?.compared);
  });
});

describe('a sync after another day was computed', () => {
  it('finds its own day as it was, and computes nothing again', { timeout: 120_000 }, async () => {
    const { sync, writer, folder } = await startSyncedBench({ companies: 60 });
    const nowMs = (): number => Date.parse('2026-11-20T21:00:00Z');
    const log = createLogger({ level: 'error', folder, scope: 'test', nowMs });
    const deps = { writer, cancellation: newCancellation(), nowMs, log, onProgress: () => undefined, claimBytes: claimFreely, takeWrites: () => undefined };
    runCompute({ runId: 'replay', trigger: 'manual', asOf: '2026-11-19' }, deps);
    expect(await sync()).toMatchObject({ unchanged: true, strategies: { computed: 0 } });
  });
});
