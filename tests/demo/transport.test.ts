import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../demo/faults';
import type { DemoMarket } from '../../demo/market';
import { DEFAULT_SWITCHES } from '../../demo/options';
import { dailyBars, getText, ordinaryLine, post, startSmallMarket } from './market-client';

let market: DemoMarket;
let line: string;
let pagePath: string;
let chartPath: string;

beforeAll(async () => {
  market = await startSmallMarket();
  line = await ordinaryLine(market);
  pagePath = `/_api/market-guide/stock/${line}`;
  chartPath = `/_api/price-chart/stock/${line}?from=2026-01-01&to=2026-11-23&resolution=day`;
});
afterEach(() => {
  market.setFault(null);
  market.setSwitches(DEFAULT_SWITCHES);
});
afterAll(() => market.close());

const get = (path: string): Promise<Response> => fetch(market.url + path);

describe('the demo market’s faults', () => {
  it.each<[FaultKind, number, string | null]>([
    ['rate-limited', 429, null],
    ['rate-limited-with-retry-after', 429, '2'],
    ['server-error', 500, null],
    ['unavailable', 503, null],
  ])('%s answers %i', async (kind, status, retryAfter) => {
    market.setFault(kind);
    const response = await get(pagePath);
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
  });

  it('html comes with status 200', async () => {
    market.setFault('html');
    const response = await get(pagePath);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html;charset=utf-8']);
  });

  it('truncated is JSON that does not end', async () => {
    const whole = await getText(market, pagePath);
    market.setFault('truncated');
    const text = await getText(market, pagePath);
    expect(whole.startsWith(text)).toBe(true);
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it('empty is a 200 without a body', async () => {
    market.setFault('empty');
    const response = await get(pagePath);
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('slow-drip sends the whole answer, piece by piece', async () => {
    const whole = await getText(market, pagePath);
    market.setFault('slow-drip', { dripMs: 5 });
    const started = performance.now();
    expect(await getText(market, pagePath)).toBe(whole);
    expect(performance.now() - started).toBeGreaterThan(100);
  });

  it('no-answer leaves the client waiting', async () => {
    market.setFault('no-answer');
    await expect(fetch(market.url + pagePath, { signal: AbortSignal.timeout(150) })).rejects.toThrow();
  });

  it('dropped-field and renamed-field take a needed member away', async () => {
    market.setFault('dropped-field');
    expect(await getText(market, chartPath)).not.toContain('"close"');
    expect(await getText(market, pagePath)).not.toContain('"keyIndicators"');
    market.setFault('renamed-field', { field: 'isin' });
    const text = await getText(market, pagePath);
    expect(text).toContain('"isinV2"');
    expect(text).not.toContain('"isin"');
  });

  it('null-close and negative-close spoil the newest bar and some before', async () => {
    const good = (await dailyBars(market, line, '2026-01-01', '2026-11-23')).ohlc;
    market.setFault('null-close');
    const nulls = (await dailyBars(market, line, '2026-01-01', '2026-11-23')).ohlc;
    const closes: readonly (number | null)[] = nulls.map((bar) => bar.close);
    expect(closes.at(-1)).toBeNull();
    expect(closes.filter((close) => close === null).length).toBeGreaterThan(2);
    market.setFault('negative-close');
    expect((await dailyBars(market, line, '2026-01-01', '2026-11-23')).ohlc.at(-1)!.close).toBe(-good.at(-1)!.close);
  });

  it('dead destroys the connection', async () => {
    market.setFault('dead');
    await expect(get(pagePath)).rejects.toThrow();
  });

  it('hits only matching paths, and only as often as asked', async () => {
    market.setFault('unavailable', { pathPattern: '/price-chart/', times: 2 });
    const statuses: number[] = [];
    for (const path of [pagePath, chartPath, chartPath, chartPath]) statuses.push((await get(path)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
  });
});

describe('the demo market’s manners', () => {
  it('answers unknown paths as the real site does', async () => {
    const shell = await get('/_mobile/market/stock/5361');
    expect([shell.status, shell.headers.get('content-type')]).toEqual([200, 'text/html;charset=utf-8']);
    const missing = await get('/_api/market-guide/fonds/1');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html;charset=iso-8859-1']);
    expect((await get('/_api/trading/rest/trading-calendar/market-status/SE/2026-11-23')).status).toBe(401);
    expect((await get('/_api/trading-critical/rest/orderbook/5361')).status).toBe(401);
    expect((await get('/_api/market-guide/stock/volvo')).status).toBe(400);
    expect((await get('/_api/market-guide/stock/99999999')).status).toBe(404);
  });

  it('writes numbers in several notations', async () => {
    expect(await getText(market, pagePath)).toMatch(/"marketCapital":\{"value":\d\.\d+E\+\d+,/);
    expect(await getText(market, pagePath)).toMatch(/"totalVolumeTraded":\d+\.00000000/);
    expect(await getText(market, `${pagePath}/details`)).toMatch(/"numberOfShares":\d\.\d+E\+\d/);
  });

  it('can insist on a User-Agent', async () => {
    market.setSwitches({ requireUserAgent: true });
    const status = await new Promise((resolve, reject) => {
      request(market.url + pagePath, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject).end();
    });
    expect(status).toBe(403);
    expect((await fetch(market.url + pagePath, { headers: { 'user-agent': 'Kursvakt' } })).status).toBe(200);
  });

  it('remembers what it was asked', async () => {
    await fetch(market.url + pagePath, { headers: { 'x-probe': 'yes' } });
    const last = market.requests.at(-1)!;
    expect([last.method, last.path, last.headers['x-probe']]).toEqual(['GET', pagePath, 'yes']);
  });

  it('listens on loopback only', () => expect(new URL(market.url).hostname).toBe('127.0.0.1'));
});

describe('the demo market’s control over HTTP', () => {
  it('tells its state and moves a day', async () => {
    const other = await startSmallMarket();
    expect(await (await fetch(`${other.url}/_demo/state`)).json()).toMatchObject({ today: '2026-11-23', fault: null });
    expect(await (await post(other, '/_demo/advance', { days: 2 })).json()).toMatchObject({ today: '2026-11-25' });
    expect(await (await post(other, '/_demo/fault', { kind: 'unavailable', times: 1 })).json()).toMatchObject({ fault: { kind: 'unavailable' } });
    expect((await fetch(other.url + pagePath)).status).toBe(503);
    expect((await post(other, '/_demo/delist', { orderbookId: line })).status).toBe(200);
    expect((await fetch(other.url + pagePath)).status).toBe(404);
    await other.close();
  });

  it('splits and corrects', async () => {
    const other = await startSmallMarket();
    const [before] = (await dailyBars(other, line, '2026-11-20', '2026-11-20')).ohlc;
    await post(other, '/_demo/split', { orderbookId: line, ratio: 2 });
    expect((await dailyBars(other, line, '2026-11-20', '2026-11-20')).ohlc[0]!.close).toBeCloseTo(before!.close / 2, 5);
    await post(other, '/_demo/correct', { orderbookId: line, date: '2026-11-23', close: 12.34 });
    expect((await dailyBars(other, line, '2026-11-23', '2026-11-23')).ohlc[0]!.close).toBe(12.34);
    await other.close();
  });

  it.each([
    ['advance', { days: 0 }],
    ['advance', { days: 'many' }],
    ['fault', { kind: 'earthquake' }],
    ['split', { orderbookId: '1', ratio: 2 }],
    ['switches', { provisionalDay: 'yes' }],
    ['correct', { orderbookId: '5203', date: '2026-11-22', close: 5 }],
    ['correct', { orderbookId: '5203', date: '2027-11-22', close: 5 }],
  ])('refuses %s with %j', async (command, body) => expect((await post(market, `/_demo/${command}`, body)).status).toBe(400));

  it('knows no other commands and obeys no web page', async () => {
    expect((await post(market, '/_demo/toString', {})).status).toBe(404);
    const fromPage = await fetch(`${market.url}/_demo/advance`, { method: 'POST', headers: { origin: 'https://evil.example' }, body: '{}' });
    expect(fromPage.status).toBe(403);
  });
});
