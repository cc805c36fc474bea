import { describe, expect, it } from 'vitest';
import type { AppStateDto } from '@shared/dto/app';
import { createFakeAnswers } from '../../src/renderer/api/fake/answers';
import { fakeProgress, fakeRuns } from '../../src/renderer/api/fake/operations';
import { readScenario } from '../../src/renderer/api/fake/scenario';
import { chooseBanner } from '../../src/renderer/features/status/banner';

const stateOf = (search: string, change: Partial<AppStateDto> = {}): AppStateDto => ({ ...createFakeAnswers(readScenario(search)).appState(), ...change });
const kindOf = (state: AppStateDto, showsLists = true): string | null => chooseBanner(state, null, showsLists)?.kind ?? null;

function failedWith(kind: 'network' | 'timeout' | 'contract' | 'rate-limited' | 'store-full'): AppStateDto {
  const [run] = fakeRuns(true);
  return stateOf('', { lastRun: { ...run!, summary: { ...run!.summary!, failures: [{ orderbookId: null, stage: 'page', kind, message: '' }] } } });
}

describe('the banner', () => {
  it('is not there when nothing is wrong', () => {
    expect(kindOf(stateOf(''))).toBeNull();
  });

  it.each(['partial', 'stale'])('says %s above lists only', (state) => {
    expect(kindOf(stateOf(`?state=${state}`))).toBe(state);
    expect(kindOf(stateOf(`?state=${state}`), false)).toBeNull();
  });

  it('leaves to the top bar what is so every evening', () => {
    expect(kindOf(stateOf('?state=late'))).toBeNull();
    expect(kindOf(stateOf('?state=late', { online: false }))).toBe('offline');
  });

  it.each([
    ['network', 'unreachable'],
    ['timeout', 'unreachable'],
    ['contract', 'contract'],
    ['rate-limited', 'refused'],
    ['store-full', 'failed'],
  ] as const)('tells a sync that failed of %s as %s, on every page', (kind, banner) => {
    expect([kindOf(failedWith(kind)), kindOf(failedWith(kind), false)]).toEqual([banner, banner]);
  });

  it('blames this computer’s network when it is the one that is away', () => {
    expect(kindOf({ ...failedWith('network'), online: false })).toBe('offline');
    expect(kindOf(stateOf('?state=stale', { online: false }))).toBe('offline');
  });

  it('is one at a time: a damaged database before a resting engine before old prices', () => {
    const worst = stateOf('?state=stale', { engine: 'down', recovery: { state: 'running', backupMadeAt: null, salvagedRows: 0 } });
    expect([kindOf({ ...worst, storageFault: 'store-full' }), kindOf({ ...worst, storageFault: 'store-readonly' })]).toEqual(['diskFull', 'folderReadonly']);
    expect([kindOf(worst), kindOf({ ...worst, recovery: null }), kindOf({ ...worst, recovery: null, engine: 'idle' })]).toEqual(['recovering', 'engineDown', 'stale']);
  });

  it('is silent while a sync runs, which may change it, unless the database is being mended', () => {
    const old = stateOf('?state=stale');
    expect(chooseBanner(old, fakeProgress(3), true)).toBeNull();
    expect(chooseBanner({ ...old, recovery: { state: 'rebuilt', backupMadeAt: null, salvagedRows: 0 } }, fakeProgress(3), true)?.kind).toBe('rebuilt');
  });
});
