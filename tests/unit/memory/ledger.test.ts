import { describe, expect, it } from 'vitest';
import type { MemoryDto } from '@shared/dto/memory';
import type { EngineJob } from '@shared/engine/jobs';
import type { EngineWrite } from '@shared/engine/writes';
import { createIdleWatch } from '../../../src/main/memory/idle-watch';
import { createJobMeter } from '../../../src/main/memory/job-meter';
import { createLedger } from '../../../src/main/memory/ledger';
import { createSampler } from '../../../src/main/memory/sampler';
import type { MemoryJob, MemoryReader } from '../../../src/main/store/records/memory-log';
import { recordingLog } from '../../security/recording-log';

const START_MS = Date.UTC(2026, 10, 24, 12);
const MINUTE_MS = 60_000;
const NOTHING_STORED: MemoryReader = { samplesSince: () => [], jobsSince: () => [], cleanups: () => [] };
const SYNC: EngineJob = { kind: 'sync', runId: 'run-1', trigger: 'manual', full: false, limit: null, plannedAtMs: null };

/** Time that passes only when it is told to, with the timers that fall due on the way. */
function virtualTime() {
  const state = { nowMs: START_MS };
  let timers: { atMs: number; work: () => void }[] = [];
  return {
    nowMs: () => state.nowMs,
    setTimer: (work: () => void, delayMs: number) => {
      const timer = { atMs: state.nowMs + delayMs, work };
      timers.push(timer);
      return { cancel: () => void (timers = timers.filter((other) => other !== timer)) };
    },
    pass(durationMs: number) {
      const endMs = state.nowMs + durationMs;
      for (;;) {
        const next = timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        state.nowMs = next.atMs;
        next.work();
      }
      state.nowMs = endMs;
    },
    waiting: () => timers.length,
  };
}

function memory(atMs: number, totalPssBytes = 100): MemoryDto {
  return { at: new Date(atMs).toISOString(), processes: [], totalPssBytes, budgetBytes: 400, hardBudgetBytes: 600, metric: 'pss', lastCleanup: null };
}

describe('sampling', () => {
  function desk() {
    const time = virtualTime();
    const situation = { isAway: false, isWorking: false, isWatched: false };
    let looks = 0;
    const sampler = createSampler({ read: () => memory(time.nowMs()), situation: () => situation, onSample: () => (looks += 1), setTimer: time.setTimer });
    const looksIn = (durationMs: number): number => {
      const before = looks;
      time.pass(durationMs);
      return looks - before;
    };
    return { time, situation, sampler, looksIn };
  }

  it.each([
    ['behind a hidden window once a minute', {}, 10],
    ['with the window on the screen every five seconds', { isWatched: true }, 120],
    ['during a job every second', { isWorking: true }, 600],
    ['not at all while the computer sleeps or is locked', { isAway: true, isWatched: true }, 0],
    ['during a job also behind a locked screen', { isAway: true, isWorking: true }, 600],
  ])('E9 looks %s', (_what, change, expected) => {
    const { situation, sampler, looksIn } = desk();
    Object.assign(situation, change);
    sampler.situationChanged();
    expect(looksIn(10 * MINUTE_MS)).toBe(expected);
  });

  it('E9 begins again when the person is back, and ends when it is stopped', () => {
    const { time, situation, sampler, looksIn } = desk();
    situation.isAway = true;
    sampler.situationChanged();
    expect(time.waiting()).toBe(0);
    situation.isAway = false;
    sampler.situationChanged();
    expect(looksIn(MINUTE_MS)).toBe(1);
    sampler.stop();
    sampler.situationChanged();
    expect(time.waiting()).toBe(0);
  });

  it('is not put off by a situation that changes back and forth', () => {
    const { sampler, looksIn, time } = desk();
    for (let second = 0; second < 59; second += 1) {
      time.pass(1000);
      sampler.situationChanged();
    }
    expect(looksIn(1000)).toBe(1);
  });
});

describe('the ledger', () => {
  function desk(stored: MemoryReader | null = NOTHING_STORED) {
    const time = virtualTime();
    const written: EngineWrite[][] = [];
    const state = { isBroken: false };
    const ledger = createLedger({
      stored: () => stored,
      nowMs: time.nowMs,
      log: recordingLog().log,
      write: async (writes) => {
        if (state.isBroken) throw new Error('busy');
        written.push([...writes]);
      },
    });
    return { time, written, state, ledger };
  }

  it('keeps a sample a minute and writes them in batches of half an hour', async () => {
    const { time, written, ledger } = desk();
    for (let look = 0; look < 40 * 12; look += 1) {
      ledger.add(memory(time.nowMs()));
      time.pass(5000);
      await Promise.resolve();
    }
    await ledger.flush();
    const sizes = written.map(([first]) => (first?.what === 'memory-samples' ? first.samples.length : 0));
    expect(sizes).toEqual([31, 9]);
  });

  it('shows what is not written yet, and what could not be written', async () => {
    const { time, state, written, ledger } = desk();
    state.isBroken = true;
    ledger.add(memory(time.nowMs(), 123));
    ledger.addCleanup({ at: new Date(START_MS).toISOString(), trigger: 'idle', beforeBytes: 3, afterBytes: 2, actions: ['drop-caches'] });
    await ledger.flush();
    expect(ledger.history('day')).toMatchObject({ points: [{ totalBytes: 123 }], cleanups: [{ trigger: 'idle' }] });
    state.isBroken = false;
    await ledger.flush();
    expect(written).toHaveLength(1);
    expect(ledger.history('day').points).toEqual([]);
  });

  it('makes no database of its own', async () => {
    const { time, written, ledger } = desk(null);
    ledger.add(memory(time.nowMs()));
    await ledger.flush();
    expect(written).toEqual([]);
  });
});

describe('what a job took', () => {
  function desk() {
    const time = virtualTime();
    const state = { totalBytes: 100 };
    const measured: MemoryJob[] = [];
    const meter = createJobMeter({ sample: () => state.totalBytes, nowMs: time.nowMs, setTimer: time.setTimer, onMeasured: (job) => measured.push(job) });
    return { time, state, measured, meter };
  }

  it('is the app before it, at its highest and once it has settled', () => {
    const { time, state, measured, meter } = desk();
    const observer = meter.begin(SYNC);
    observer.heartbeat({ heapUsedBytes: 10, externalBytes: 30, arrayBuffersBytes: 25 });
    observer.heartbeat({ heapUsedBytes: 5, externalBytes: 6, arrayBuffersBytes: 1 });
    for (const totalBytes of [150, 210, 180]) meter.sampled(totalBytes);
    time.pass(9000);
    observer.ended('done');
    state.totalBytes = 104;
    meter.sampled(999);
    time.pass(MINUTE_MS);
    expect(measured).toEqual([
      { kind: 'sync', runId: 'run-1', startedAtMs: START_MS, endedAtMs: START_MS + 9000, outcome: 'done', beforeBytes: 100, peakBytes: 210, afterBytes: 104, enginePeakBytes: 40 },
    ]);
  });

  it('is measured before the next job begins, and small writes are not measured', () => {
    const { time, measured, meter } = desk();
    meter.begin(SYNC).ended('failed');
    meter.begin({ kind: 'write', writes: [] }).ended('done');
    expect(measured).toEqual([]);
    meter.begin({ kind: 'backup', file: null });
    expect(measured).toMatchObject([{ kind: 'sync', outcome: 'failed' }]);
    time.pass(MINUTE_MS);
    expect(measured).toHaveLength(1);
  });
});

it('rest is told once, and only while it lasts', () => {
  const time = virtualTime();
  const state = { isIdle: true };
  let told = 0;
  const idle = createIdleWatch({ isIdle: () => state.isIdle, onIdle: () => (told += 1), setTimer: time.setTimer });
  idle.touched();
  time.pass(10 * MINUTE_MS);
  expect(told).toBe(1);
  idle.touched();
  state.isIdle = false;
  time.pass(10 * MINUTE_MS);
  expect(told).toBe(1);
});
