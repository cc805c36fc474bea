import { describe, expect, it } from 'vitest';
import { failure, KursvaktError, type FailureKind } from '@core/errors';
import { createStorageWatch } from '../../../src/main/resident/storage-watch';

const of = (kind: FailureKind): KursvaktError => new KursvaktError(failure(kind, 'no'));

describe('the watch over the data folder', () => {
  it('knows why it takes nothing until it takes something, and tells each change once', () => {
    let told = 0;
    const watch = createStorageWatch(() => (told += 1));
    watch.worked();
    watch.failed(of('store-full'));
    watch.failed(of('store-full'));
    expect([watch.fault(), told]).toEqual(['store-full', 1]);
    watch.failed(of('store-readonly'));
    watch.worked();
    expect([watch.fault(), told]).toEqual([null, 3]);
  });

  it('blames it for no other failure', () => {
    const watch = createStorageWatch(() => undefined);
    for (const error of [of('network'), of('store-busy'), of('store-corrupt'), new Error('a bug')]) watch.failed(error);
    expect(watch.fault()).toBeNull();
  });
});
