import { describe, expect, it } from 'vitest';
import { CALL_CHANNELS, type CallChannel } from '@shared/ipc/channels';
import { contract } from '@shared/ipc/contract';
import { STRATEGIES } from '@core/strategies/registry';
import { createFakeBridge } from '../../src/renderer/api/fake';
import { FAKE_STRATEGIES } from '../../src/renderer/api/fake/catalogue';

const PARAMS: { readonly [Channel in CallChannel]: unknown } = {
  'app:state': {},
  'app:switch-market': { market: 'demo' },
  'strategies:list': {},
  'signals:get': { strategyId: 'sammansatt_momentum', all: true },
  'signals:explain': { strategyId: 'sammansatt_momentum', instrument: '5007' },
  'signals:diff': { strategyId: 'golden_cross' },
  'portfolio:read': { strategyId: 'momentum_12_1' },
  'history:read': { strategyId: 'golden_cross' },
  'history:ranks': { strategyId: 'sammansatt_momentum', orderbookIds: ['5007', '5014'] },
  'variants:list': { strategyId: 'sammansatt_momentum' },
  'variants:preview': { strategyId: 'sammansatt_momentum', params: { n: 12 } },
  'variants:save': { strategyId: 'sammansatt_momentum', name: 'Tolv', params: { n: 12 } },
  'variants:remove': { strategyId: 'sammansatt_momentum', paramsHash: '0123456789abcdef' },
  'overlap:read': {},
  'compare:read': { text: 'Isbäcks Gruva\nNokia', setId: 'sammansatt_momentum' },
  'instruments:search': { query: 'ådalen', limit: 5 },
  'instruments:read': { orderbookId: '5007' },
  'instruments:prices': { orderbookId: '5007' },
  'watchlist:read': {},
  'watchlist:set': { orderbookId: '5007', watched: true },
  'sync:start': { full: false },
  'sync:cancel': {},
  'sync:pause': { action: 'pause-hour' },
  'runs:list': { limit: 50 },
  'requests:list': { limit: 50 },
  'requests:hosts': {},
  'memory:read': {},
  'memory:history': { range: 'day' },
  'memory:clean': {},
  'memory:page': { heapUsedBytes: 1, externalBytes: 1 },
  'settings:read': {},
  'settings:write': { theme: 'dark' },
  'notices:list': { limit: 50 },
  'notices:mark-read': { upToNoticeId: 4 },
  'external:open-instrument': { orderbookId: '5007' },
  'clipboard:write': { text: 'A\tB' },
  'export:table': { table: 'signals', format: 'xlsx', dialect: 'sv', strategyId: 'golden_cross', orderbookId: null, asOf: null },
  'export:reveal': {},
  'storage:read': {},
  'storage:back-up': {},
  'storage:open-folder': { folder: 'backups' },
};

describe('the invented app', () => {
  it.each(CALL_CHANNELS)('answers %s with what the contract promises', async (channel) => {
    const params = contract[channel].params.parse(PARAMS[channel]);
    const answer = await createFakeBridge().call(channel, params);
    expect(answer.ok).toBe(true);
    if (answer.ok) expect(contract[channel].result.safeParse(answer.value).error).toBeUndefined();
  });

  it('has the strategies of the real catalogue, in its order and with its names', () => {
    expect(FAKE_STRATEGIES.map(({ id, name, kind }) => [id, name, kind])).toEqual(STRATEGIES.map(({ id, name, kind }) => [id, name, kind]));
  });

  it('gives the same lists every time', async () => {
    const ask = () => createFakeBridge().call('signals:get', { strategyId: 'trendande_varde', all: true });
    expect(await ask()).toEqual(await ask());
  });

  it.each(['fresh', 'partial', 'late', 'stale', 'empty'] as const)('can be %s', async (state) => {
    const answer = await createFakeBridge(`?state=${state}`).call('app:state', {});
    expect(answer).toMatchObject({ ok: true, value: { freshness: { state } } });
  });

  it('has nothing to list before the first sync', async () => {
    const answer = await createFakeBridge('?state=empty').call('strategies:list', {});
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'no-data' } });
  });
});
