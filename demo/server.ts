import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { latestCompleteSession, tradingDayOnOrBefore } from '@core/calendar/stockholm-calendar';
import { raise } from '@core/errors';
import { epochDay, parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { answerRequest } from './api/routes';
import { json, type Answer } from './api/answer';
import { control } from './control';
import { createFaultSwitch, spoil, type Delivery } from './faults';
import type { DemoMarket, DemoState, LoggedRequest } from './market';
import { DEFAULT_SEED, DEFAULT_SWITCHES, DEFAULT_YEARS, type DemoMarketOptions, type DemoSwitches } from './options';
import { STREAM, uniform } from './random';
import { createWorld, isSteady, type Listing, type World } from './world/world';

const LOOPBACK = '127.0.0.1';
const KEPT_REQUESTS = 20_000;
const BODY_LIMIT_BYTES = 1_000_000;
const DRIP_PIECES = 40;

function firstDay(options: DemoMarketOptions): EpochDay {
  if (options.today !== undefined) return tradingDayOnOrBefore(parseIsoDate(options.today));
  return latestCompleteSession(options.nowMs ?? Date.now());
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > BODY_LIMIT_BYTES) return undefined;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}

function writeHead(response: ServerResponse, answer: Answer): Buffer {
  const latin = answer.contentType.includes('iso-8859-1');
  const body = Buffer.from(answer.body, latin ? 'latin1' : 'utf8');
  response.writeHead(answer.status, { 'content-type': answer.contentType, 'content-length': body.length, ...answer.headers });
  return body;
}

/** Sends a body in small pieces with pauses, so that only a total time limit notices. */
function drip(response: ServerResponse, body: Buffer, pauseMs: number): void {
  const step = Math.max(1, Math.ceil(body.length / DRIP_PIECES));
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + step));
    sent += step;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, pauseMs);
  response.on('close', () => clearInterval(timer));
}

function deliver(response: ServerResponse, delivery: Delivery): void {
  if (delivery.how === 'destroy') {
    response.socket?.destroy();
    return;
  }
  if (delivery.how === 'never') return;
  const body = writeHead(response, delivery.answer);
  if (delivery.dripMs === undefined) response.end(body);
  else drip(response, body, delivery.dripMs);
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

function listingOf(world: World, orderbookId: string): Listing {
  const listing = world.find(orderbookId);
  if (listing !== null && world.isListed(listing)) return listing;
  return raise('invalid-input', `No listed share has the id ${orderbookId.slice(0, 20)}.`);
}

type Commands = Pick<DemoMarket, 'advance' | 'correctBar' | 'split' | 'delist' | 'halt'>;

function createCommands(world: World): Commands {
  const { state } = world;
  const changed = (change: () => void): void => {
    change();
    world.forgetDerived();
  };
  return {
    advance: (days = 1) => {
      if (!Number.isInteger(days) || days < 1 || days > 2500) return raise('invalid-input', 'days must be a whole number from 1 to 2500.');
      world.advance(days);
    },
    correctBar: (orderbookId, date, close) => {
      const { line } = listingOf(world, orderbookId);
      const session = world.timeline.onOrAfter(parseIsoDate(date));
      if (world.timeline.day[session] !== parseIsoDate(date) || session > state.today) return raise('invalid-input', `${date} is not a past session.`);
      if (!(close > 0)) return raise('invalid-input', 'A close is a positive number.');
      const corrections = state.corrections.get(line.orderbookId) ?? new Map<number, number>();
      changed(() => state.corrections.set(line.orderbookId, corrections.set(session, close)));
    },
    split: (orderbookId, ratio) => {
      const { company, line } = listingOf(world, orderbookId);
      if (!(ratio > 0) || !Number.isFinite(ratio)) return raise('invalid-input', 'A split ratio is a positive number.');
      if (isSteady(line)) return raise('invalid-input', 'Only ordinary shares are split here.');
      const splits = [...(state.splits.get(company.serial) ?? []), { session: state.today, ratio }];
      changed(() => state.splits.set(company.serial, splits));
    },
    delist: (orderbookId) => {
      const { line } = listingOf(world, orderbookId);
      changed(() => state.delistings.set(line.orderbookId, state.today));
    },
    halt: (orderbookId) => {
      const { line } = listingOf(world, orderbookId);
      const already = state.halts.get(line.orderbookId) ?? Infinity;
      changed(() => state.halts.set(line.orderbookId, Math.min(already, state.today)));
    },
  };
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
