import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MARKET_PLACES } from '@core/sync/plan';
import { ALLOWED_CALLS } from '../../src/main/avanza/allowed-calls';
import { parseProvider } from '../../src/main/avanza/base-url';
import { createHttpClient } from '../../src/main/avanza/http';
import { startCommandLine } from '../cli/cli-bench';
import { startSmallSource } from '../helpers/small-source';
import { openScene } from '../helpers/sync-bench';
import { createSyncRunner } from '../helpers/sync-runner';
import { UNKNOWN_CERTIFICATE } from '../helpers/unknown-certificate';

/** Node's own switch; its name in one piece is forbidden here as everywhere. */
const UNVERIFIED = ['NODE_TLS', 'REJECT', 'UNAUTHORIZED'].join('_');
const MEGABYTE = 1024 * 1024;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

function clientOf(url: string) {
  return createHttpClient({
    provider: parseProvider(url), userAgent: 'Kursvakt/test', deadlineMs: 20_000, maxBodyBytes: MEGABYTE,
    signal: new AbortController().signal, nowMs: Date.now, onRequest: () => undefined,
  });
}

/** A server that counts who connects, and a client of it. */
async function counted() {
  const server = createServer((_, response) => void response.end('{}'));
  let connections = 0;
  server.on('connection', () => (connections += 1));
  const http = clientOf(`http://${await listen(server)}`);
  return { http, connections: () => connections };
}

const PATHS = [
  '/_api/market-guide/stock/5269', '/_api/market-guide/stock/5269/details', '/_api/market-index/19002', '/_api/search/filtered-search',
  '/_api/price-chart/stock/5269?from=2026-01-01&to=2026-11-20&resolution=day', '/_api/market-stock-filter/stocks',
];
/** What an attacker, or a mistake, would make of a path. */
const tampered = fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom(
  (path: string) => `${path}/`, (path: string) => `${path}?x=1`, (path: string) => `${path}#x`, (path: string) => `${path}\n`, (path: string) => `//evil.example${path}`,
  (path: string) => `@evil.example${path}`, (path: string) => path.replace('5269', '../trading'), (path: string) => path.replace('5269', '%2e%2e%2f'),
  (path: string) => path.replace('5269', '5269/../../_api/trading/order'), (path: string) => path.replace('_api', '_API'), (path: string) => path.replace('market', 'account'),
  (path: string) => path.replace('5269', '٥٢٦٩'), (path: string) => path.replace('5269', '1'.repeat(13)), (path: string) => `${path}%00`,
)).map(([path, change]) => change(path)).filter((path) => !PATHS.includes(path));

describe('requests', () => {
  it('C1 for anything but the listed calls are refused before a socket opens, whatever they are made of', async () => {
    const { http, connections } = await counted();
    const refused = async (method: string, path: string): Promise<void> => {
      await expect(http.json({ method: method as 'GET', path, attempt: 1 })).rejects.toMatchObject({ failure: { kind: 'invalid-input' } });
    };
    await fc.assert(fc.asyncProperty(fc.constantFrom('GET', 'POST'), fc.oneof(tampered, fc.string(), fc.webPath()), refused), { numRuns: 500 });
    for (const path of PATHS) for (const method of ['PUT', 'DELETE', 'PATCH', 'get', 'CONNECT']) await refused(method, path);
    for (const path of ['/_api/trading/rest/orders', '/_api/trading-critical/rest/order/new', '/_api/account-overview', '/_cqbe/user', '/_api/authentication/sessions/usercredentials']) {
      for (const method of ['GET', 'POST']) await refused(method, path);
    }
    expect(connections()).toBe(0);
    expect(await http.json({ method: 'GET', path: PATHS[0]!, attempt: 1 })).toBeDefined();
    expect(connections()).toBe(1);
  });

  it('C1 have each its own pair of method and path: no path is both read and sent to', () => {
    const pairs = PATHS.map((path) => ALLOWED_CALLS.filter((call) => call.path.test(path)).map(({ method }) => method));
    expect(pairs).toEqual([['GET'], ['GET'], ['GET'], ['POST'], ['GET'], ['POST']]);
  });

  it('C2 are not made to a host whose certificate nobody vouches for, also where the environment would let that pass', { timeout: 120_000 }, async () => {
    let asked = 0;
    const server = createSecureServer(UNKNOWN_CERTIFICATE, (_, response) => {
      asked += 1;
      response.end('{}');
    });
    const url = `https://${await listen(server)}`;
    const cli = await startCommandLine(40);
    onTestFinished(() => cli.close());
    const { exitCode, value } = await cli.json(['sync'], { KURSVAKT_AVANZA_URL: url, [UNVERIFIED]: '0' });
    expect({ exitCode, kind: value.error.kind, asked }).toEqual({ exitCode: 1, kind: 'network', asked: 0 });
  });

  it('C2 do not follow to another host, by none of the ways to send somebody on', async () => {
    const other = createServer((_, response) => void response.end('{}'));
    let followed = 0;
    other.on('connection', () => (followed += 1));
    const location = `http://${await listen(other)}/_api/market-index/19002`;
    let status = 301;
    const server = createServer((_, response) => void response.writeHead(status, { location, refresh: `0; url=${location}` }).end());
    const http = clientOf(`http://${await listen(server)}`);
    for (status of [300, 301, 302, 303, 307, 308]) {
      for (const [method, path] of [['GET', PATHS[0]!], ['POST', PATHS[3]!]] as const) {
        expect(await http.json({ method, path, attempt: 1 })).toMatchObject({ ok: false, failure: { kind: 'contract' } });
      }
    }
    expect(followed).toBe(0);
  });

  it('C3 stop reading an answer that unpacks to more than any answer is', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE, 0x20));
    const server = createServer((_, response) => void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb));
    const http = clientOf(`http://${await listen(server)}`);
    const before = process.memoryUsage().rss;
    expect(await http.json({ method: 'GET', path: PATHS[0]!, attempt: 1 })).toMatchObject({ ok: false, failure: { kind: 'contract', message: 'The answer of the data source is too large.' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
  });

  it('C5 leave nothing of what an answer carried beside its data: no cookie, no header', { timeout: 60_000 }, async () => {
    const canary = 'KANARIE7f3a';
    const source = await startSmallSource();
    MARKET_PLACES.forEach((marketPlace, i) => source.shares.set(String(101 + i), { ticker: `A ${String(i)}`, marketPlace, bars: [{ stampMs: Date.parse('2026-11-19T23:00:00Z'), close: 10 }] }));
    source.interfere = (_request, response) => {
      response.setHeader('set-cookie', [`csid=${canary}; Path=/`, `AZACSRF=${canary}`]);
      response.setHeader('x-securitytoken', canary);
      return false;
    };
    const scene = openScene();
    const { sync } = createSyncRunner({ ...scene, url: source.url, today: () => '2026-11-20' });
    source.editPage = (page) => Object.assign(page, { securityToken: canary, customer: { account: canary } });
    expect(await sync()).toMatchObject({ status: 'ok' });
    await sync({ full: true });
    expect(source.requests.length).toBeGreaterThan(20);
    expect(JSON.stringify(source.requests)).not.toContain(canary);
    for (const { headers } of source.requests) expect(Object.keys(headers).filter((name) => /cookie|auth|token/i.test(name))).toEqual([]);
    scene.writer.checkpoint();
    const files = readdirSync(scene.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).includes(canary), name).toBe(false);
  });
});
