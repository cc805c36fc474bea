import { describe, expect, it, vi } from 'vitest';
import { createFakeBridge } from '../../src/renderer/api/fake';
import { createClient } from '../../src/renderer/api/client';
import { FIRST_TABS, PAGES, type Tabs } from '../../src/renderer/features/navigation/navigation-store';
import { formatAddress, parseAddress, type View } from '../../src/renderer/features/navigation/view-address';
import { createStores } from '../../src/renderer/stores';

describe('the address of a view', () => {
  const published = { paramsHash: null, tabs: FIRST_TABS };
  const on = (tabs: Partial<Tabs>) => ({ paramsHash: null, tabs: { ...FIRST_TABS, ...tabs } });
  const hash = '0123456789abcdef';
  const views: readonly View[] = [
    ...PAGES.filter((page) => page !== 'instrument').map((page) => ({ page, strategyId: null, instrument: null, ...published })),
    { page: 'strategy', strategyId: 'momentum_12_1', instrument: null, ...published },
    { page: 'strategy', strategyId: 'momentum_12_1', instrument: '5007', ...published },
    { page: 'strategy', strategyId: 'momentum_12_1', instrument: '5007', ...on({ strategy: 'history' }), paramsHash: hash },
    { page: 'strategy', strategyId: 'momentum_12_1', instrument: null, ...on({ strategy: 'parameters' }) },
    { page: 'strategy', strategyId: 'momentum_12_1', instrument: null, ...published, paramsHash: hash },
    { page: 'overlap', strategyId: null, instrument: null, ...on({ overlap: 'pasted' }) },
    { page: 'activity', strategyId: null, instrument: null, ...on({ activity: 'requests' }) },
    { page: 'memory', strategyId: null, instrument: null, ...on({ memory: 'month' }) },
    { page: 'instrument', strategyId: null, instrument: '5007', ...published },
  ];

  it.each(views)('F2 gives the same view back: $page $strategyId $instrument', (view) => {
    expect(parseAddress(formatAddress(view))).toEqual(view);
  });

  it.each(['', '#', '#nowhere', '#<b>', '#instrument', '#instrument/<b>'])('F2 is no view when it is “%s”', (hash) => {
    expect(parseAddress(hash)).toBeNull();
  });

  it.each(['#strategy/momentum_12_1?tab=<b>&variant=../..', '#strategy/momentum_12_1?tab=', '#strategy/momentum_12_1?'])('F2 leaves an unknown tab and variant out: “%s”', (unknown) => {
    expect(parseAddress(unknown)).toEqual({ page: 'strategy', strategyId: 'momentum_12_1', instrument: null, ...published });
  });

  it('F2 a page that starts on a variant and a tab shows them, and writes what is chosen after', async () => {
    const written: string[] = [];
    const bridge = createFakeBridge();
    const address = { read: () => `#strategy/golden_cross?tab=history&variant=${hash}`, write: (text: string) => void written.push(text) };
    const stores = createStores({ client: createClient(bridge), nowMs: () => 0, address });
    const stop = stores.start();
    expect(stores.navigation.getState()).toMatchObject({ page: 'strategy', strategyId: 'golden_cross', paramsHash: hash, tabs: { strategy: 'history' } });
    stores.navigation.getState().chooseVariant(null);
    expect(written.at(-1)).toBe('#strategy/golden_cross?tab=history');
    stores.navigation.getState().setTab('strategy', 'parameters');
    expect(written.at(-1)).toBe('#strategy/golden_cross?tab=parameters');
    await Promise.resolve();
    stop();
  });

  it.each(['#overlap?tab=runs', '#activity?tab=', '#today?tab=pasted', '#memory?tab=<b>'])('F2 knows only the tabs of the page: “%s”', (odd) => {
    expect(parseAddress(odd)?.tabs).toEqual(FIRST_TABS);
  });

  it('F2 a page that starts on what is kept of the memory asks for that month, once', async () => {
    const written: string[] = [];
    const bridge = createFakeBridge();
    const stores = createStores({ client: createClient(bridge), nowMs: () => 0, address: { read: () => '#memory?tab=month', write: (text: string) => void written.push(text) } });
    const stop = stores.start();
    await vi.waitFor(() => {
      expect(stores.memory.getState().history?.range).toBe('month');
    });
    expect(bridge.asked.filter(({ channel }) => channel === 'memory:history')).toHaveLength(1);
    stores.navigation.getState().setTab('memory', 'live');
    expect(written.at(-1)).toBe('#memory');
    stop();
  });

  it('F2 a variant that has been removed meanwhile gives way to the published parameters', async () => {
    const address = { read: () => `#strategy/golden_cross?variant=${hash}`, write: () => undefined };
    const stores = createStores({ client: createClient(createFakeBridge()), nowMs: () => 0, address });
    const stop = stores.start();
    await vi.waitFor(() => {
      expect(stores.navigation.getState().paramsHash).toBeNull();
    });
    stop();
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
