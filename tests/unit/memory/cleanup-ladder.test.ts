import { describe, expect, it } from 'vitest';
import { budgetTrigger, CLEANUP_RUNGS, nextRung, type CleanupRung, type CleanupTrigger, type LadderState } from '@core/memory/cleanup-ladder';
import type { CleanupDto } from '@shared/dto/memory';
import { createCleaner, type CleanerDependencies } from '../../../src/main/memory/cleaner';
import { recordingLog } from '../../security/recording-log';

const MB = 1_000_000;
const MINUTE_MS = 60_000;
const NOW_MS = 1_800_000_000_000;

function state(changes: Partial<LadderState> = {}): LadderState {
  return { trigger: 'budget', totalBytes: 500 * MB, budgetBytes: 400 * MB, nowMs: NOW_MS, available: new Set(CLEANUP_RUNGS), climbed: new Set(), outcomes: new Map(), ...changes };
}
const freed = (rung: CleanupRung, megabytes: number, minutesAgo: number): LadderState['outcomes'] =>
  new Map([[rung, { atMs: NOW_MS - minutesAgo * MINUTE_MS, freedBytes: megabytes * MB }]]);

describe('clean-up ladder', () => {
  const table: readonly (readonly [string, Partial<LadderState>, CleanupRung | null])[] = [
    ['over budget it begins at the lowest rung', {}, 'drop-caches'],
    ['it goes on to the next', { climbed: new Set(['drop-caches', 'shrink-database']) }, 'end-idle-worker'],
    ['it leaves out what nobody does', { available: new Set(['clear-page-caches']) }, 'clear-page-caches'],
    ['exactly at the budget nothing is done', { totalBytes: 400 * MB }, null],
    ['after a job within the budget nothing is done', { trigger: 'after-job', totalBytes: 100 * MB }, null],
    ['after a job above the budget it climbs', { trigger: 'after-job' }, 'drop-caches'],
    ['the page is not restarted below the hard budget', { climbed: new Set(CLEANUP_RUNGS.slice(0, -1)) }, null],
    ['nor because a person asked', { trigger: 'manual', climbed: new Set(CLEANUP_RUNGS.slice(0, -1)) }, null],
    ['above the hard budget it is, as the last way', { trigger: 'hard-budget', totalBytes: 601 * MB, climbed: new Set(CLEANUP_RUNGS.slice(0, -1)) }, 'restart-page'],
    ['the top is the end', { climbed: new Set(CLEANUP_RUNGS) }, null],
    ['a rung that gave nothing half an hour ago is left out', { outcomes: freed('drop-caches', 0, 30) }, 'shrink-database'],
    ['a rung that made it worse is left out too', { outcomes: freed('drop-caches', -5, 30) }, 'shrink-database'],
    ['a rung that gave nothing is tried again after an hour', { outcomes: freed('drop-caches', 0, 60) }, 'drop-caches'],
    ['a rung that helped rests for five minutes', { outcomes: freed('drop-caches', 50, 4) }, 'shrink-database'],
    ['a rung that helped is climbed again after five minutes', { outcomes: freed('drop-caches', 50, 5) }, 'drop-caches'],
    ['a clock that was set back a day keeps no rung asleep', { outcomes: freed('drop-caches', 0, -1440) }, 'drop-caches'],
    ['a person gets every rung, rested or not, over budget or not', { trigger: 'manual', totalBytes: MB, outcomes: freed('drop-caches', 0, 0) }, 'drop-caches'],
    ['idle it does what nobody notices, within the budget too', { trigger: 'idle', totalBytes: MB }, 'drop-caches'],
    ['idle it touches nothing that would be noticed', { trigger: 'idle', climbed: new Set(['drop-caches', 'shrink-database', 'end-idle-worker', 'collect-garbage', 'return-code-pages']) }, null],
    ['idle it repeats at once what helped', { trigger: 'idle', available: new Set(['return-code-pages']), outcomes: freed('return-code-pages', 40, 0) }, 'return-code-pages'],
    ['idle it does not repeat what gave nothing', { trigger: 'idle', available: new Set(['drop-caches']), outcomes: freed('drop-caches', 0, 10) }, null],
  ];
  for (const [what, changes, expected] of table) {
    it(what, () => {
      expect(nextRung(state(changes))).toBe(expected);
    });
  }
});

describe('cleaner', () => {
  function desk(frees: Partial<Record<CleanupRung, number | 'nothing to do' | Error>>, totalMegabytes = 500) {
    const memory = { bytes: totalMegabytes * MB };
    const clock = { nowMs: NOW_MS };
    const done: CleanupRung[] = [];
    const cleaned: CleanupDto[] = [];
    const { log, lines } = recordingLog();
    const actions = Object.fromEntries(
      Object.entries(frees).map(([rung, gives]) => [
        rung,
        async () => {
          done.push(rung as CleanupRung);
          if (gives instanceof Error) throw gives;
          if (gives === 'nothing to do') return false;
          memory.bytes -= gives * MB;
          return true;
        },
      ]),
    ) as CleanerDependencies['actions'];
    const clean = createCleaner({ actions, totalBytes: () => memory.bytes, budgetBytes: () => 400 * MB, nowMs: () => clock.nowMs, settle: async () => {}, onCleaned: (cleanup) => cleaned.push(cleanup), log });
    return { clean, clock, done, cleaned, lines, memory };
  }

  it('stops as soon as it is within the budget', async () => {
    const { clean, done } = desk({ 'drop-caches': 20, 'shrink-database': 100, 'clear-page-caches': 50 });
    const cleanup = await clean('budget');
    expect(done).toEqual(['drop-caches', 'shrink-database']);
    expect(cleanup).toMatchObject({ trigger: 'budget', beforeBytes: 500 * MB, afterBytes: 380 * MB, actions: ['drop-caches', 'shrink-database'] });
  });

  it('reports what it measured, and only what it did', async () => {
    const { clean, cleaned, lines } = desk({ 'drop-caches': 'nothing to do', 'shrink-database': 30 });
    const cleanup = await clean('manual');
    expect(cleanup).toEqual({ at: new Date(NOW_MS).toISOString(), trigger: 'manual', beforeBytes: 500 * MB, afterBytes: 470 * MB, actions: ['shrink-database'] });
    expect(cleaned).toEqual([cleanup]);
    expect(lines).toMatchObject([{ message: 'cleaned up', details: { rung: 'shrink-database', beforeBytes: 500 * MB, afterBytes: 470 * MB } }]);
  });

  it('leaves what gave nothing alone for an hour, then tries again', async () => {
    const { clean, clock, done } = desk({ 'drop-caches': 0 });
    await clean('budget');
    await clean('budget');
    expect(done).toEqual(['drop-caches']);
    clock.nowMs += 60 * MINUTE_MS;
    await clean('budget');
    expect(done).toEqual(['drop-caches', 'drop-caches']);
  });

  it('goes on when a rung fails, and says which', async () => {
    const { clean, lines } = desk({ 'drop-caches': new TypeError('x'), 'shrink-database': 200 });
    expect((await clean('budget')).actions).toEqual(['shrink-database']);
    expect(lines[0]).toMatchObject({ level: 'warn', details: { rung: 'drop-caches', error: 'TypeError' } });
  });

  it('asked twice at once it cleans once', async () => {
    const { clean, done } = desk({ 'drop-caches': 10 });
    const [first, second] = await Promise.all([clean('manual'), clean('budget')]);
    expect(first).toBe(second);
    expect(done).toEqual(['drop-caches']);
  });
});

describe('when to look at the ladder at all', () => {
  it.each([
    ['within the budget never', 400, null],
    ['above it for what nobody notices', 401, 'budget'],
    ['at one and a half times the budget still that', 600, 'budget'],
    ['above that for everything', 601, 'hard-budget'],
  ])('%s', (_what, megabytes, expected) => {
    expect(budgetTrigger(megabytes * MB, 400 * MB)).toBe(expected);
  });
});

it('every trigger of the stored clean-ups is known to the ladder', () => {
  const triggers: readonly CleanupDto['trigger'][] = ['manual', 'budget', 'hard-budget', 'idle', 'after-job'] satisfies readonly CleanupTrigger[];
  for (const trigger of triggers) expect(() => nextRung(state({ trigger }))).not.toThrow();
});
