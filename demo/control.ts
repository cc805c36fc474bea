import { FAULT_KINDS, type FaultKind, type FaultOptions } from './faults';
import type { DemoMarket, DemoState } from './market';
import { DEFAULT_SWITCHES, type DemoSwitches } from './options';

type Body = Readonly<Record<string, unknown>>;
type Command = (market: DemoMarket, body: Body) => void;

class WrongUsage extends Error {}

function text(body: Body, key: string): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') throw new WrongUsage(`${key} must be a text`);
  return value;
}

function number(body: Body, key: string): number {
  const value = body[key];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new WrongUsage(`${key} must be a number`);
  return value;
}

function faultKind(body: Body): FaultKind | null {
  const kind = body['kind'] ?? null;
  if (kind === null) return null;
  const known = FAULT_KINDS.find((each) => each === kind);
  if (known === undefined) throw new WrongUsage(`kind must be one of ${FAULT_KINDS.join(', ')} or null`);
  return known;
}

function faultOptions(body: Body): FaultOptions {
  return {
    ...(body['pathPattern'] === undefined ? {} : { pathPattern: text(body, 'pathPattern') }),
    ...(body['times'] === undefined ? {} : { times: number(body, 'times') }),
    ...(body['field'] === undefined ? {} : { field: text(body, 'field') }),
    ...(body['retryAfterSeconds'] === undefined ? {} : { retryAfterSeconds: number(body, 'retryAfterSeconds') }),
    ...(body['dripMs'] === undefined ? {} : { dripMs: number(body, 'dripMs') }),
  };
}

function knownSwitches(body: Body): Partial<DemoSwitches> {
  for (const [key, value] of Object.entries(body)) {
    const usual = Object.entries(DEFAULT_SWITCHES).find(([name]) => name === key)?.[1];
    if (usual === undefined || typeof value !== typeof usual) throw new WrongUsage(`${key} is no switch or has the wrong type`);
  }
  return body;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  advance: (market, body) => market.advance(body['days'] === undefined ? 1 : number(body, 'days')),
  fault: (market, body) => market.setFault(faultKind(body), faultOptions(body)),
  split: (market, body) => market.split(text(body, 'orderbookId'), number(body, 'ratio')),
  delist: (market, body) => market.delist(text(body, 'orderbookId')),
  halt: (market, body) => market.halt(text(body, 'orderbookId')),
  correct: (market, body) => market.correctBar(text(body, 'orderbookId'), text(body, 'date'), number(body, 'close')),
  switches: (market, body) => market.setSwitches(knownSwitches(body)),
};

export type ControlAnswer =
  | { readonly status: 200; readonly state: DemoState }
  | { readonly status: 400 | 404; readonly message: string };

/**
 * Carries out what another process asks for under `/_demo/`: a command by POST, the state by GET.
 * Errors: 400 with a sentence for wrong input, 404 for unknown commands.
 */
export function control(market: DemoMarket, method: string, path: string, body: unknown): ControlAnswer {
  const name = path.slice('/_demo/'.length);
  if (method === 'GET' && name === 'state') return { status: 200, state: market.state() };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (method !== 'POST' || command === undefined) return { status: 404, message: `Unknown command ${name.slice(0, 40)}` };
  const members: Body = typeof body === 'object' && body !== null ? { ...body } : {};
  try {
    command(market, members);
  } catch (caught) {
    return { status: 400, message: caught instanceof Error ? caught.message : 'Refused' };
  }
  return { status: 200, state: market.state() };
}
