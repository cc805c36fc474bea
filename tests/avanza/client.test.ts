import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { instrumentId } from '@core/domain/instrument';
import type { MarketDataClient, RequestLogEntry } from '@core/domain/provider';
import { parseIsoDate } from '@core/time/epoch-day';
import { parseProvider } from '../../src/main/avanza/base-url';
import { createAvanzaClient } from '../../src/main/avanza/client';
import { startDeadline } from '../../src/main/avanza/deadline';
import type { Logger } from '../../src/main/log/logger';
import { refuse, sendJson, startSmallSource, type SmallSource } from '../helpers/small-source';

const SILENT: Logger = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, child: () => SILENT };
const ID = instrumentId('101');

interface Bench {
  readonly source: SmallSource;
  readonly client: MarketDataClient;
  readonly log: RequestLogEntry[];
  readonly sleeps: number[];
}

async function startBench({ deadlineMs = 5000, nowMs = Date.now, shares = 1 } = {}): Promise<Bench> {
  const source = await startSmallSource();
  for (let i = 0; i < shares; i += 1) {
    source.shares.set(String(101 + i), { ticker: `T${String(i)}`, marketPlace: 'se.fnse', bars: [{ stampMs: Date.parse('2026-11-19T23:00:00Z'), close: 10 }] });
  }
  const log: RequestLogEntry[] = [];
  const sleeps: number[] = [];
  const client = createAvanzaClient({
    provider: parseProvider(source.url),
    requestsPerSecond: 5000,
    userAgent: 'Kursvakt/test',
    signal: new AbortController().signal,
    nowMs,
    sleep: (delayMs) => {
      sleeps.push(delayMs);
      return new Promise((resolve) => {
        setTimeout(resolve, Math.min(delayMs, 30));
      });
    },
    random: () => 0.5,
    onRequest: (entry) => {
      log.push(entry);
    },
    log: SILENT,
    deadlineMs,
  });
  return { source, client, log, sleeps };
}

describe('a list of stocks', () => {
  const lines = (ids: readonly number[]): object[] => ids.map((id) => ({ orderbookId: String(id), type: 'STOCK', name: `T${String(id)}` }));
  const LOST = { ok: false, failure: { kind: 'contract', field: 'totalNumberOfOrderbooks' } };

  it('with a hole is not believed: the same page again, or rows twice where others should be', async () => {
    const { source, client } = await startBench();
    source.interfere = (_, response) => {
      sendJson(response, { stocks: lines([1, 2, 3]), totalNumberOfOrderbooks: 6 });
      return true;
    };
    expect(await client.listStocks('se.fnse')).toMatchObject(LOST);
    expect(source.requests).toHaveLength(2);
    const pages = [[1, 2, 3], [3, 4, 5], []];
    source.interfere = (_, response) => {
      sendJson(response, { stocks: lines(pages.shift()!), totalNumberOfOrderbooks: 6 });
      return true;
    };
    expect(await client.listStocks('se.fnse')).toMatchObject(LOST);
  });

  it('without an end is given up at once', async () => {
    const { source, client } = await startBench();
    source.interfere = (_, response) => {
      const from = source.requests.length * 500;
      sendJson(response, { stocks: lines(Array.from({ length: 500 }, (_unused, i) => from + i)), totalNumberOfOrderbooks: 1e9 });
      return true;
    };
    expect(await client.listStocks('se.fnse')).toMatchObject(LOST);
    expect(source.requests).toHaveLength(1);
  });

  it('may nest its sectors deeper than anything can walk', async () => {
    const { source, client } = await startBench();
    const depth = 100_000;
    source.interfere = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"stocks":[],"totalNumberOfOrderbooks":0,"filterOptions":{"sectors":[{"name":"Teknologi"},${'['.repeat(depth)}${']'.repeat(depth)}]}}`);
      return true;
    };
    expect(await client.listStocks('se.fnse')).toEqual({ ok: true, value: [] });
    expect([...client.sectorNames()]).toEqual(['Teknologi']);
  });
});

describe('a source in trouble', () => {
  it('is waited for when it fails twenty times in a row in the middle of a run', async () => {
    const { source, client } = await startBench({ shares: 40 });
    let failuresLeft = 20;
    source.interfere = (_, response) => failuresLeft-- > 0 && refuse(response, 503);
    const ids = [...source.shares.keys()].map(instrumentId);
    const answers = await Promise.all(ids.map((id) => client.stock(id)));
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
  });

  it('is given up when it stays silent', async () => {
    let clockMs = 0;
    const { source, client } = await startBench({ nowMs: () => (clockMs += 100) });
    source.interfere = (_, response) => refuse(response, 503);
    const answers = await Promise.all(Array.from({ length: 100 }, () => client.stock(ID)));
    expect(answers.every((answer) => !answer.ok && answer.failure.kind === 'network')).toBe(true);
    // Four tries each would be four hundred.
    expect(source.requests.length).toBeLessThan(250);
  });

  it('that names a date to come back is understood by its own clock, not by ours', async () => {
    const { source, client, sleeps } = await startBench({ nowMs: () => Date.parse('2024-01-02T12:00:00Z') });
    let failuresLeft = 1;
    source.interfere = (_, response) => {
      const now = Math.floor(Date.now() / 1000) * 1000;
      return failuresLeft-- > 0 && refuse(response, 429, { date: new Date(now).toUTCString(), 'retry-after': new Date(now + 2000).toUTCString() });
    };
    // The pause stops the shared limiter; with a clock that stands still it would never end, so only the ask is looked at.
    void client.stock(ID);
    await expect.poll(() => sleeps[0]).toBe(2000);
  });

  it('that waited too long for the request is asked again', async () => {
    const { source, client } = await startBench();
    let failuresLeft = 2;
    source.interfere = (_, response) => failuresLeft-- > 0 && refuse(response, 408);
    expect(await client.stock(ID)).toMatchObject({ ok: true });
  });

  it('that asks for an hour ends the run instead of being asked again', async () => {
    const { source, client } = await startBench();
    source.interfere = (_, response) => refuse(response, 429, { 'retry-after': '3600' });
    const first = await client.stock(ID);
    const second = await client.stock(ID);
    for (const answer of [first, second]) expect(answer).toMatchObject({ ok: false, failure: { kind: 'rate-limited', retryAfterMs: 3_600_000 } });
    expect(source.requests).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('that drips is cut off at the deadline, however often memory is tidied meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const tidy = runInNewContext('gc') as () => void;
    const { source, client, log } = await startBench({ deadlineMs: 400 });
    const timers: NodeJS.Timeout[] = [];
    source.interfere = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      timers.push(setInterval(() => response.write(' '), 20));
      return true;
    };
    timers.push(setInterval(tidy, 40));
    const answer = await client.stock(ID);
    for (const timer of timers) clearInterval(timer);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
    expect(log.map(({ attempt, failureKind }) => [attempt, failureKind])).toEqual([[1, 'timeout'], [2, 'timeout'], [3, 'timeout'], [4, 'timeout']]);
  });

  it('that is empty says nothing, while 404 says that there is no such thing', async () => {
    const { source, client } = await startBench();
    source.interfere = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end();
      return true;
    };
    expect(await client.stock(ID)).toMatchObject({ ok: false, failure: { kind: 'no-data', field: 'body' } });
    source.interfere = (_, response) => refuse(response, 404);
    const unknown = await client.stock(ID);
    expect(unknown).toMatchObject({ ok: false, failure: { kind: 'no-data' } });
    expect(!unknown.ok && unknown.failure.field).toBeUndefined();
  });

  it('that redirects is not followed', async () => {
    const { source, client } = await startBench();
    source.interfere = (request, response) => !request.url!.startsWith('/evil') && refuse(response, 302, { location: '/evil' });
    expect(await client.stock(ID)).toMatchObject({ ok: false, failure: { kind: 'contract' } });
    expect(source.requests.map(({ url }) => url)).toEqual(['/_api/market-guide/stock/101']);
  });

  it('with more bytes than any answer has is cut off', async () => {
    const { source, client, log } = await startBench();
    source.interfere = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.on('error', () => undefined);
      response.end(`{"x":"${'a'.repeat(20 * 1024 * 1024)}"}`);
      return true;
    };
    expect(await client.stock(ID)).toMatchObject({ ok: false, failure: { kind: 'contract' } });
    expect(log[0]!.bytes).toBeLessThan(9 * 1024 * 1024);
  });
});

describe('a request', () => {
  it('carries a name and no cookie, even after the source has set one, and each is told', async () => {
    const { source, client, log } = await startBench();
    for (let i = 0; i < 3; i += 1) expect(await client.stock(ID)).toMatchObject({ ok: true });
    for (const { headers } of source.requests) {
      expect(headers['user-agent']).toBe('Kursvakt/test');
      expect(headers.cookie).toBeUndefined();
      expect(headers.authorization).toBeUndefined();
    }
    expect(log.map(({ method, path }) => `${method} ${path}`)).toEqual(source.requests.map(({ method, url }) => `${method} ${url}`));
  });

  it('learns the sector tree from the lists, and makes nothing of a list without one', async () => {
    const { source, client } = await startBench({ shares: 1 });
    expect((await client.listStocks('se.fnse')).ok).toBe(true);
    expect([...client.sectorNames()]).toEqual([]);
    source.filterOptions = { sectors: [{ value: '38', displayName: 'Teknologi', children: [{ value: '39', displayName: 'Mjukvara' }] }] };
    await client.listStocks('se.fnse');
    expect([...client.sectorNames()]).toEqual(['Teknologi', 'Mjukvara']);
  });

  it('pages through a list whose source gives fewer rows than asked for', async () => {
    const { source, client } = await startBench({ shares: 7 });
    source.pageSize = 3;
    const list = await client.listStocks('se.fnse');
    expect(list.ok && list.value.map(({ orderbookId }) => orderbookId)).toEqual(['101', '102', '103', '104', '105', '106', '107']);
  });

  it('for daily bars never spans five years, and puts the pieces together in order', async () => {
    const { source, client } = await startBench();
    const stamps = ['2011-01-02T23:00:00Z', '2016-07-03T22:00:00Z', '2026-11-19T23:00:00Z'].map((text) => Date.parse(text));
    source.shares.get('101')!.bars = stamps.map((stampMs) => ({ stampMs, close: 5 }));
    const bars = await client.dailyBars(ID, parseIsoDate('2011-01-03'), parseIsoDate('2026-11-20'));
    expect(bars.ok && bars.value.map(({ timestampMs }) => timestampMs)).toEqual(stamps);
    for (const { url } of source.requests) {
      const { searchParams } = new URL(url, source.url);
      const days = (Date.parse(searchParams.get('to')!) - Date.parse(searchParams.get('from')!)) / 86_400_000;
      expect(days).toBeLessThan(5 * 365.25);
    }
  });
});

describe('a deadline', () => {
  it('passes on the wish to stop, and lets go of it when it is cleared', () => {
    const wish = new AbortController();
    const stopped = startDeadline(wish.signal, 60_000);
    const cleared = startDeadline(wish.signal, 60_000);
    cleared.clear();
    wish.abort();
    expect([stopped.signal.aborted, cleared.signal.aborted]).toEqual([true, false]);
    stopped.clear();
  });
});

describe('an answer that is odd but whole', () => {
  it('of another share than the one asked for is not taken for it', async () => {
    const { source, client } = await startBench();
    source.editPage = (page) => (page.orderbookId = '999');
    expect(await client.stock(ID)).toMatchObject({ ok: false, failure: { kind: 'contract', field: 'orderbookId' } });
  });

  it('loses what would steer a terminal or turn the writing round, and what is longer than a name', async () => {
    const { source, client } = await startBench();
    source.editPage = (page) => Object.assign(page, { name: ' A\u001b[31mB\u0007\r\nC\u0000 \u202eD\ud800 ', sectors: [{ sectorName: 'x'.repeat(9999) }] });
    expect(await client.stock(ID)).toMatchObject({ ok: true, value: { name: 'A [31mB C D', sectors: ['x'.repeat(200)] } });
  });

  it('may name years that are none: they are left out', async () => {
    const { source, client } = await startBench();
    const point = (financialYear: number) => ({ financialYear, reportType: 'FULL_YEAR', value: 1 });
    source.interfere = (request, response) => {
      if (request.url?.endsWith('/analysis') !== true) return false;
      sendJson(response, { companyFinancialsByYear: { sales: [-7, 0, 99_999, Number.MAX_SAFE_INTEGER, 2024].map(point) } });
      return true;
    };
    expect(await client.analysis(ID)).toMatchObject({ ok: true, value: [{ metric: 'sales', financialYear: 2024 }] });
  });
});
