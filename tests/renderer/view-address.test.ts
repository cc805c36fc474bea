import { describe, expect, it } from 'vitest';
import { createFakeBridge } from '../../src/renderer/api/fake';
import { createClient } from '../../src/renderer/api/client';
import { PAGES } from '../../src/renderer/features/navigation/navigation-store';
import { formatAddress, parseAddress, type View } from '../../src/renderer/features/navigation/view-address';
import { createStores } from '../../src/renderer/stores';

describe('the address of a view', () => {
  const views: readonly View[] = [
    ...PAGES.filter((page) => page !== 'instrument').map((page) => ({ page, strategyId: null, instrument: null })),
    { page: 'strategy', strategyId: 'momentum_12_1', instrument: null },
    { page: 'strategy', strategyId: 'momentum_12_1', instrument: '5007' },
    { page: 'instrument', strategyId: null, instrument: '5007' },
  ];

  it.each(views)('F2 gives the same view back: $page $strategyId $instrument', (view) => {
    expect(parseAddress(formatAddress(view))).toEqual(view);
  });

  it.each(['', '#', '#nowhere', '#<b>', '#instrument', '#instrument/<b>'])('F2 is no view when it is “%s”', (hash) => {
    expect(parseAddress(hash)).toBeNull();
  });

  it('F2 a page that starts with one opens it and what was looked at', async () => {
    const written: string[] = [];
    const bridge = createFakeBridge();
    const address = { read: () => '#strategy/golden_cross/5007', write: (hash: string) => void written.push(hash) };
    const stores = createStores({ client: createClient(bridge), nowMs: () => 0, address });
    const stop = stores.start();
    expect(stores.navigation.getState()).toMatchObject({ page: 'strategy', strategyId: 'golden_cross' });
    expect(stores.explanation.getState().question).toMatchObject({ strategyId: 'golden_cross', instrument: '5007' });
    stores.navigation.getState().show('memory');
    expect(written.at(-1)).toBe('#memory');
    stores.navigation.getState().openStrategy('momentum_12_1');
    expect(written.at(-1)).toBe('#strategy/momentum_12_1');
    await Promise.resolve();
    stop();
  });
});
