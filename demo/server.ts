import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { latestCompleteSession, tradingDayOnOrBefore } from '@core/calendar/stockholm-calendar';
import { epochDay, parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { answerRequest } from './api/routes';
import { json } from './api/answer';
import { createCommands } from './commands';
import { control } from './control';
import { deliver, readBody } from './delivery';
import { createFaultSwitch, spoil, type Delivery } from './faults';
import type { DemoMarket, DemoState, LoggedRequest } from './market';
import { DEFAULT_SEED, DEFAULT_SWITCHES, DEFAULT_YEARS, type DemoMarketOptions, type DemoSwitches } from './options';
import { STREAM, uniform } from './random';
import { createWorld, type World } from './world/world';

const LOOPBACK = '127.0.0.1';
const KEPT_REQUESTS = 20_000;

function firstDay(options: DemoMarketOptions): EpochDay {
  if (options.today !== undefined) return tradingDayOnOrBefore(parseIsoDate(options.today));
  return latestCompleteSession(options.nowMs ?? Date.now());
}

/** Commands come from tests and tools, never from a web page that happens to be open. */
function isFromPage(request: IncomingMessage): boolean {
  return request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
}

function specialsOf(world: World): Record<string, string[]> {
  const specials: Record<string, string[]> = { preferred: [], receipt: [] };
  for (const { trait, lines } of world.companies) {
    if (trait !== null) (specials[trait] ??= []).push(...lines.map((line) => line.orderbookId));
    for (const line of lines) {
      if (line.kind === 'preferred' || line.kind === 'receipt') specials[line.kind]!.push(line.orderbookId);
    }
  }
  return specials;
}

interface Shared {
  readonly world: World;
  readonly faults: ReturnType<typeof createFaultSwitch>;
  readonly requests: LoggedRequest[];
  readonly latencyMs: number;
  switches: DemoSwitches;
  served: number;
}

function answerApi(shared: Shared, request: IncomingMessage, url: URL, body: unknown): Delivery {
  const { world, faults, switches, requests } = shared;
  const path = url.pathname;
  const fault = faults.take(path);
  shared.served += 1;
  requests.push({ method: request.method ?? '', path: path + url.search, headers: request.headers, fault: fault?.kind ?? null });
  if (requests.length > KEPT_REQUESTS) requests.splice(0, KEPT_REQUESTS / 2);
  if (switches.requireUserAgent && request.headers['user-agent'] === undefined) {
    return { how: 'send', answer: json({ message: 'Forbidden' }, 403) };
  }
  const decoded = decodeURIComponent(path);
  const answer = answerRequest({ world, switches }, { method: request.method ?? '', path: decoded, query: url.searchParams, body });
  return fault === null ? { how: 'send', answer } : spoil(fault, path, answer);
}

function delayMs({ latencyMs, served, world }: Shared): number {
  return latencyMs * (0.5 + uniform(world.seed, STREAM.latency, served));
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/**
 * Starts the demo market on loopback.
 * Cost: about half a second and a few dozen megabytes for the full market.
 * Errors: `invalid-input` for a first day before 2008; the system's error when the port is taken.
 */
export async function startDemoMarket(options: DemoMarketOptions = {}): Promise<DemoMarket> {
  const world = createWorld({
    seed: options.seed ?? DEFAULT_SEED,
    companies: options.companies ?? null,
    years: options.years ?? DEFAULT_YEARS,
    today: firstDay(options),
  });
  const shared: Shared = {
    world,
    faults: createFaultSwitch(),
    requests: [],
    latencyMs: options.latencyMs ?? 0,
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    served: 0,
  };
  const specials = specialsOf(world);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://${LOOPBACK}`);
    const body = request.method === 'POST' ? await readBody(request) : undefined;
    if (url.pathname.startsWith('/_demo/')) {
      if (isFromPage(request)) return deliver(response, { how: 'send', answer: json({ message: 'Forbidden' }, 403) });
      const { status, ...answer } = control(market, request.method ?? '', url.pathname, body);
      const text = JSON.stringify('state' in answer ? answer.state : answer);
      return deliver(response, { how: 'send', answer: { status, contentType: 'application/json', body: text } });
    }
    const delivery = answerApi(shared, request, url, body);
    if (shared.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs(shared)));
    deliver(response, delivery);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
  const port = await listen(server, options.port ?? 0);
  const url = `http://${LOOPBACK}:${port}`;
  const state = (): DemoState => ({
    url,
    seed: world.seed,
    start: toIsoDate(epochDay(world.timeline.day[world.state.start]!)),
    today: toIsoDate(world.today()),
    lines: world.listed().length,
    companies: world.companies.length,
    requests: shared.served,
    fault: shared.faults.current(),
    switches: shared.switches,
    specials,
  });
  const market: DemoMarket = {
    url,
    today: () => toIsoDate(world.today()),
    ...createCommands(world),
    setFault: (kind, faultOptions) => shared.faults.set(kind, faultOptions),
    setSwitches: (switches) => {
      shared.switches = { ...shared.switches, ...switches };
    },
    requests: shared.requests,
    state,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return market;
}
