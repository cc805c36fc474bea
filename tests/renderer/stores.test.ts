import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, type Client } from '../../src/renderer/api/client';
import { createFakeBridge, type FakeBridge } from '../../src/renderer/api/fake';
import { fakeMemory } from '../../src/renderer/api/fake/memory';
import { createSignalsStore } from '../../src/renderer/features/signals/signals-store';
import { createMemoryStore } from '../../src/renderer/features/memory/memory-store';
import { createSettingsStore } from '../../src/renderer/features/settings/settings-store';
import { createStores } from '../../src/renderer/stores';

const published = (strategyId: string) => ({ strategyId, paramsHash: null });

let bridge: FakeBridge;
let deps: { client: ReturnType<typeof createClient>; nowMs: () => number };

beforeEach(() => {
  bridge = createFakeBridge();
  deps = { client: createClient(bridge, 200), nowMs: () => 5 };
});

describe('the list of a strategy', () => {
  it('keeps the rows and says what failed when it cannot be read again', async () => {
    const signals = createSignalsStore(deps);
    await signals.getState().choose(published('sammansatt_momentum'));
    const before = signals.getState().value;
    bridge.break('signals:get');
    await signals.getState().refresh();
    expect(signals.getState().value).toBe(before);
    expect(signals.getState().failure?.kind).toBe('engine-crashed');
    expect(signals.getState().answeredAtMs).toBe(5);
  });

  it('forgets the rows of another strategy, and how they were looked at', async () => {
    const signals = createSignalsStore(deps);
    await signals.getState().choose(published('sammansatt_momentum'));
    signals.getState().setFilter('skog');
    signals.getState().select('5007');
    const chosen = signals.getState().choose(published('golden_cross'));
    expect(signals.getState()).toMatchObject({ value: null, filter: '', selection: null, sort: null });
    await chosen;
    expect(signals.getState().value?.strategyId).toBe('golden_cross');
  });

  it('drops an answer that a newer question has overtaken', async () => {
    let answerFirst = (): void => undefined;
    const client: Client = {
      on: () => () => undefined,
      async call(channel, params) {
        if (bridge.asked.length === 0) {
          await Promise.all([bridge.call(channel, params), new Promise<void>((resolve) => { answerFirst = resolve; })]);
        }
        return bridge.call(channel, params);
      },
    };
    const signals = createSignalsStore({ ...deps, client });
    const slow = signals.getState().choose(published('golden_cross'));
    await signals.getState().choose(published('macd_cross'));
    answerFirst();
    await slow;
    expect(signals.getState()).toMatchObject({ value: { strategyId: 'macd_cross' }, pending: false });
  });

  it('sorts by a column in its natural direction, then the other one, then not at all', () => {
    const signals = createSignalsStore(deps);
    const directions = Array.from({ length: 3 }, () => {
      signals.getState().toggleSort('cm', 'down');
      return signals.getState().sort?.direction ?? null;
    });
    expect(directions).toEqual(['down', 'up', null]);
  });
});

describe('the memory', () => {
  it('keeps a bounded number of samples', () => {
    const memory = createMemoryStore(deps);
    for (let step = 0; step < 1000; step += 1) memory.getState().sampled(fakeMemory(step, 4e8, null, false));
    expect(memory.getState().samples).toHaveLength(240);
    expect(memory.getState().samples.at(-1)?.at).toBe(fakeMemory(999, 4e8, null, false).at);
  });
});

describe('the settings', () => {
  it('show the stored value again when a change is refused', async () => {
    const settings = createSettingsStore(deps);
    await settings.getState().load();
    bridge.break('settings:write', { kind: 'store-full' });
    expect(await settings.getState().save({ theme: 'dark' })).toBe(false);
    expect(settings.getState()).toMatchObject({ value: { theme: 'light' }, refusal: { kind: 'store-full' } });
  });
});

describe('all stores together', () => {
  it('refetch quietly when signals change, and keep what the person has chosen', async () => {
    const stores = createStores(deps);
    const stop = stores.start();
    stores.navigation.getState().openStrategy('trendande_varde');
    await stores.signals.getState().setAll(true);
    stores.signals.getState().setFilter('a');
    stores.signals.getState().select('5014');
    const asked = bridge.asked.length;
    bridge.emit('signals:changed', { runId: 'run-9', asOf: '2026-11-24' });
    await vi.waitFor(() => {
      expect(bridge.asked.slice(asked).map(({ channel }) => channel)).toContain('signals:get');
    });
    expect(bridge.asked.slice(asked).find(({ channel }) => channel === 'signals:get')?.params).toEqual({ strategyId: 'trendande_varde', all: true });
    expect(stores.signals.getState()).toMatchObject({ all: true, filter: 'a', selection: { cursorId: '5014' } });
    stop();
  });

  it('show a list as soon as the first sync has given one', async () => {
    bridge = createFakeBridge('?state=empty');
    const stores = createStores({ ...deps, client: createClient(bridge) });
    const stop = stores.start();
    await vi.waitFor(() => {
      expect(stores.status.getState().value?.freshness.state).toBe('empty');
    });
    const full = await createFakeBridge().call('app:state', {});
    if (full.ok) bridge.emit('app:state-changed', full.value);
    expect(stores.navigation.getState().page).toBe('strategy');
    stop();
  });

  it('leave a person where they have gone when the first sync ends', async () => {
    bridge = createFakeBridge('?state=empty');
    const stores = createStores({ ...deps, client: createClient(bridge) });
    const stop = stores.start();
    await vi.waitFor(() => {
      expect(stores.status.getState().value?.freshness.state).toBe('empty');
    });
    stores.navigation.getState().showInstrument('5007');
    const full = await createFakeBridge().call('app:state', {});
    if (full.ok) bridge.emit('app:state-changed', full.value);
    expect(stores.navigation.getState()).toMatchObject({ page: 'instrument', orderbookId: '5007' });
    stop();
  });

  it('go where main asks them to', () => {
    const stores = createStores(deps);
    const stop = stores.start();
    bridge.emit('view:requested', { view: 'strategy', strategyId: 'golden_cross' });
    expect(stores.navigation.getState()).toMatchObject({ page: 'strategy', strategyId: 'golden_cross' });
    bridge.emit('view:requested', { view: 'settings', strategyId: null });
    expect(stores.navigation.getState().page).toBe('settings');
    stop();
  });

  it('leave no listener behind when they are taken apart', () => {
    const stores = createStores(deps);
    for (let round = 0; round < 50; round += 1) stores.start()();
    expect(bridge.listenerCount()).toBe(0);
  });
});
