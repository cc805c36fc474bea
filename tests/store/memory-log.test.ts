import { describe, expect, it } from 'vitest';
import { createMemoryReader, createMemoryWriter, type MemoryJob, type MemorySample } from '../../src/main/store/records/memory-log';
import { openTestWriter } from './helpers';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** On a whole half-hour, so that the coarse steps are easy to see. */
const NOW = Date.UTC(2026, 10, 24, 18);

function sample(atMs: number, totalBytes = 1): MemorySample {
  return { atMs, totalBytes, privateBytes: null, processes: [] };
}

function ledger() {
  const writer = openTestWriter();
  const memory = createMemoryWriter(writer);
  const reading = createMemoryReader(writer);
  const kept = (): [minutesAgo: number, totalBytes: number][] => reading.samplesSince(0).map(({ atMs, totalBytes }) => [(NOW - atMs) / MINUTE_MS, totalBytes]);
  return { memory, reading, kept };
}

describe('the memory ledger', () => {
  it('gives back what was measured of each process, ascending, since a moment', () => {
    const { memory, reading } = ledger();
    const main = { type: 'main', pssBytes: 90, privateBytes: 60, heapUsedBytes: 11, externalBytes: 5, arrayBuffersBytes: 3 };
    const engine = { type: 'engine', pssBytes: null, privateBytes: null, heapUsedBytes: 7, externalBytes: 900, arrayBuffersBytes: 899 };
    const whole = { atMs: NOW, totalBytes: 90, privateBytes: 60, processes: [main, engine] };
    memory.addSamples([whole, sample(NOW - MINUTE_MS), sample(NOW - HOUR_MS)], NOW);
    expect(reading.samplesSince(NOW - MINUTE_MS)).toEqual([sample(NOW - MINUTE_MS), whole]);
  });

  it('keeps a day at full resolution and before that the highest of each half-hour', () => {
    const { memory, kept } = ledger();
    const minute = (minutesAgo: number, totalBytes: number): MemorySample => sample(NOW - minutesAgo * MINUTE_MS, totalBytes);
    const day = 24 * 60;
    memory.addSamples([minute(day + 60, 5), minute(day + 59, 9), minute(day + 31, 7), minute(day + 30, 2), minute(day + 29, 2), minute(day + 1, 1), minute(day - 1, 3), minute(day - 2, 4)], NOW);
    expect(kept()).toEqual([[day + 59, 9], [day + 30, 2], [day - 1, 3], [day - 2, 4]]);
  });

  it('thins to the same rows however often it is asked to', () => {
    const { memory, kept } = ledger();
    memory.addSamples([sample(NOW - 2 * DAY_MS, 5), sample(NOW - 2 * DAY_MS + MINUTE_MS, 5)], NOW);
    const once = kept();
    memory.addSamples([], NOW);
    expect(kept()).toEqual(once);
    expect(once).toHaveLength(1);
  });

  it('forgets after a month, and what a wrong clock wrote for days to come', () => {
    const { memory, kept } = ledger();
    memory.addSamples([sample(NOW - 32 * DAY_MS), sample(NOW - 30 * DAY_MS), sample(NOW + 2 * DAY_MS), sample(NOW + HOUR_MS)], NOW);
    expect(kept().map(([minutesAgo]) => minutesAgo)).toEqual([30 * 24 * 60, -60]);
  });

  it('stays small: a month of minutes is a day of minutes and a month of half-hours', () => {
    const { memory, kept } = ledger();
    const minutes = 31 * 24 * 60;
    for (let hour = 0; hour < minutes / 60; hour += 8) {
      const endMs = NOW - minutes * MINUTE_MS + (hour + 8) * HOUR_MS;
      memory.addSamples(Array.from({ length: 480 }, (_, index) => sample(endMs - (480 - index) * MINUTE_MS, index)), endMs);
    }
    expect(kept().length).toBeLessThanOrEqual(24 * 60 + 31 * 48 + 1);
  });

  it('keeps each job with what it took and gave back, newest first', () => {
    const { memory, reading } = ledger();
    const job: MemoryJob = { kind: 'sync', runId: 'a', startedAtMs: NOW, endedAtMs: NOW + 5, outcome: 'done', beforeBytes: 100, peakBytes: 190, afterBytes: 101, enginePeakBytes: 80 };
    memory.addJob(job);
    memory.addJob({ ...job, kind: 'backup', runId: null, endedAtMs: NOW + 9 });
    expect(reading.jobsSince(NOW).map(({ kind }) => kind)).toEqual(['backup', 'sync']);
    expect(reading.jobsSince(NOW + 6)).toHaveLength(1);
    expect(reading.jobsSince(0)[1]).toEqual(job);
  });

  it('keeps clean-ups of every trigger, newest first', () => {
    const { memory, reading } = ledger();
    const cleanup = { at: '2026-11-24T17:00:00.000Z', beforeBytes: 5, afterBytes: 3, actions: ['drop-caches'] };
    for (const trigger of ['manual', 'budget', 'hard-budget', 'idle', 'after-job'] as const) memory.addCleanup({ ...cleanup, trigger });
    expect(reading.cleanups(2)).toEqual([{ ...cleanup, trigger: 'after-job' }, { ...cleanup, trigger: 'idle' }]);
  });
});
