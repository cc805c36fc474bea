import { describe, expect, it } from 'vitest';
import { failure, KursvaktError, toFailure, type FailureKind } from '@core/errors';
import type { RecoveryDto } from '@shared/dto/app';
import type { RecoveryResult } from '@shared/engine/jobs';
import type { ReadModel } from '../../../src/main/handlers/read-model';
import { createDatabaseWatch } from '../../../src/main/resident/database-watch';
import { recordingLog } from '../../security/recording-log';

const MODEL = {} as ReadModel;
const RESTORED: RecoveryResult = { outcome: 'restored', backupMadeAt: '2026-11-23T17:10:00.000Z', salvagedRows: 4 };

function desk(results: readonly (RecoveryResult | FailureKind)[] = [RESTORED]) {
  const state: { broken: FailureKind | null; closed: number } = { broken: null, closed: 0 };
  const told: RecoveryDto[] = [];
  const unreadable: FailureKind[] = [];
  let readable = 0;
  let asked = 0;
  const watch = createDatabaseWatch({
    reading: {
      readModel: () => {
        if (state.broken !== null) throw new KursvaktError(failure(state.broken, 'no'));
        return MODEL;
      },
      existing: () => MODEL,
      shrink: () => true,
      close: () => ((state.closed += 1), true),
    },
    recover: () => {
      const result = results[asked++];
      return typeof result === 'object' ? Promise.resolve(result) : Promise.reject(new KursvaktError(failure(result ?? 'bug', 'no')));
    },
    onChanged: () => undefined,
    onReadable: () => void (readable += 1),
    onRecovered: (recovery) => void told.push(recovery),
    onUnreadable: (error) => void unreadable.push(toFailure(error).kind),
    log: recordingLog().log,
  });
  return { watch, state, told, unreadable, asked: () => asked, readable: () => readable };
}

const settled = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

describe('a database that cannot be read', () => {
  it('is mended once, however many ask meanwhile, and then read again', async () => {
    const { watch, state, told, asked } = desk();
    state.broken = 'store-corrupt';
    expect([watch.readModel(), watch.readModel()]).toEqual([null, null]);
    expect([watch.recovery()?.state, watch.isUnreadable()]).toEqual(['running', true]);
    expect(() => watch.existing()).toThrow('Nothing has been fetched yet.');
    state.broken = null;
    await settled();
    expect(asked()).toBe(1);
    expect(state.closed).toBeGreaterThan(1);
    expect(watch.readModel()).toBe(MODEL);
    expect(told).toEqual([{ state: 'restored', backupMadeAt: RESTORED.backupMadeAt, salvagedRows: 4 }]);
  });

  it('of an older version is opened by the engine; everything is asked for again, and nobody is told of damage', async () => {
    const { watch, state, told, readable } = desk([{ outcome: 'none', backupMadeAt: null, salvagedRows: 0 }]);
    state.broken = 'store-busy';
    expect(watch.readModel()).toBeNull();
    state.broken = null;
    await settled();
    expect([watch.recovery(), watch.readModel(), told, readable()]).toEqual([null, MODEL, [], 1]);
  });

  it.each(['store-full', 'store-readonly'] as const)('because of %s is no damage: nothing is mended, and it is read again as soon as it can be', async (kind) => {
    const { watch, state, unreadable, asked, readable } = desk();
    state.broken = kind;
    expect([watch.readModel(), watch.isUnreadable(), unreadable, asked()]).toEqual([null, true, [kind], 0]);
    state.broken = null;
    expect([watch.readModel(), watch.isUnreadable(), readable()]).toEqual([MODEL, false, 0]);
    await settled();
    expect(readable()).toBe(1);
  });

  it('of a newer version is refused, as it is no damage', () => {
    const { watch, state } = desk();
    state.broken = 'store-from-future';
    expect(() => watch.readModel()).toThrow();
    expect(watch.recovery()).toBeNull();
  });

  it('that cannot be mended is left alone until a run has had a look at it', async () => {
    const { watch, state, asked, readable } = desk(['store-full', RESTORED]);
    state.broken = 'store-corrupt';
    watch.readModel();
    await settled();
    expect([watch.recovery()?.state, readable()]).toEqual(['failed', 0]);
    watch.readModel();
    expect(asked()).toBe(1);
    watch.runEnded(false);
    watch.readModel();
    await settled();
    expect(asked()).toBe(2);
  });
});

describe('a database that turns out to be damaged while it is read', () => {
  it('is mended when an answer fails because of it, and for no other failure', async () => {
    const { watch, asked } = desk();
    watch.noticeFailure(new KursvaktError(failure('no-data', 'no')));
    watch.noticeFailure(new Error('a bug'));
    expect(asked()).toBe(0);
    watch.noticeFailure(new KursvaktError(failure('store-corrupt', 'no')));
    await settled();
    expect([asked(), watch.recovery()?.state]).toEqual([1, 'restored']);
  });

  it('is told of until a sync has succeeded', async () => {
    const { watch } = desk();
    watch.noticeFailure(new KursvaktError(failure('store-corrupt', 'no')));
    await settled();
    watch.runEnded(false);
    expect(watch.recovery()?.state).toBe('restored');
    watch.runEnded(true);
    expect(watch.recovery()).toBeNull();
  });
});
