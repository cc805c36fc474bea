import type { Answer } from './api/answer';

export const FAULT_KINDS = [
  'rate-limited',
  'rate-limited-with-retry-after',
  'server-error',
  'unavailable',
  'slow-drip',
  'no-answer',
  'html',
  'truncated',
  'empty',
  'dropped-field',
  'renamed-field',
  'null-close',
  'negative-close',
  'dead',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultOptions {
  /** Only requests whose path matches; a text is read as a regular expression. */
  readonly pathPattern?: string | RegExp;
  /** How many requests it spoils before it goes away; without end when left out. */
  readonly times?: number;
  readonly retryAfterSeconds?: number;
  /** The member that `dropped-field` and `renamed-field` act on; a needed one of the answer when left out. */
  readonly field?: string;
  /** Pause between two pieces of a slow answer. */
  readonly dripMs?: number;
}

export interface Fault extends FaultOptions {
  readonly kind: FaultKind;
}

/** What to do with a request: send an answer (slowly, if `dripMs` is given), or say nothing. */
export type Delivery =
  | { readonly how: 'send'; readonly answer: Answer; readonly dripMs?: number }
  | { readonly how: 'destroy' }
  | { readonly how: 'never' };

const HTML_PAGE = '<!doctype html><html lang="sv"><head><title>Underhåll</title></head><body><h1>Vi är snart tillbaka</h1></body></html>';
const DEFAULT_DRIP_MS = 250;
const DEFAULT_RETRY_AFTER_SECONDS = 2;

function errorPage(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, contentType: 'text/html;charset=iso-8859-1', body: `<html><body><h2>HTTP ERROR ${status}</h2></body></html>`, headers };
}

/** A member of each answer without which it is of no use. */
function neededField(path: string): string {
  if (path.includes('/price-chart/')) return 'close';
  if (path.endsWith('/stocks')) return 'orderbookId';
  if (path.endsWith('/details')) return 'stock';
  if (path.endsWith('/analysis')) return 'companyFinancialsByYear';
  if (path.endsWith('/filtered-search')) return 'hits';
  return path.includes('/market-guide/stock/') ? 'keyIndicators' : 'orderbookId';
}

/** Copies a JSON value with one member dropped or renamed wherever it occurs. */
function withoutField(value: unknown, field: string, newName: string | null): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutField(item, field, newName));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    const copy = withoutField(member, field, newName);
    if (key !== field) return [[key, copy]];
    return newName === null ? [] : [[newName, copy]];
  });
  return Object.fromEntries(members);
}

function spoilFields(answer: Answer, field: string, newName: string | null): Answer {
  if (!answer.contentType.startsWith('application/json')) return answer;
  return { ...answer, body: JSON.stringify(withoutField(JSON.parse(answer.body), field, newName)) };
}

const SPOILED_EVERY = 50;

/** Spoils the newest close of a chart and every fiftieth before it. */
function spoilCloses(answer: Answer, spoil: (close: string) => string): Answer {
  const count = answer.body.split('"close":').length - 1;
  let seen = 0;
  const body = answer.body.replace(/"close":([^,}]+)/g, (_, close: string) => {
    seen += 1;
    return `"close":${(count - seen) % SPOILED_EVERY === 0 ? spoil(close) : close}`;
  });
  return { ...answer, body };
}

/** Applies a fault to the answer that would have been sent. */
export function spoil(fault: Fault, path: string, answer: Answer): Delivery {
  const send = (spoiled: Answer): Delivery => ({ how: 'send', answer: spoiled });
  const field = fault.field ?? neededField(path);
  switch (fault.kind) {
    case 'rate-limited':
      return send(errorPage(429));
    case 'rate-limited-with-retry-after':
      return send(errorPage(429, { 'retry-after': String(fault.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS) }));
    case 'server-error':
      return send(errorPage(500));
    case 'unavailable':
      return send(errorPage(503));
    case 'slow-drip':
      return { how: 'send', answer, dripMs: fault.dripMs ?? DEFAULT_DRIP_MS };
    case 'no-answer':
      return { how: 'never' };
    case 'html':
      return send({ status: 200, contentType: 'text/html;charset=utf-8', body: HTML_PAGE });
    case 'truncated':
      return send({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * 0.6)) });
    case 'empty':
      return send({ ...answer, status: 200, body: '' });
    case 'dropped-field':
      return send(spoilFields(answer, field, null));
    case 'renamed-field':
      return send(spoilFields(answer, field, `${field}V2`));
    case 'null-close':
      return send(spoilCloses(answer, () => 'null'));
    case 'negative-close':
      return send(spoilCloses(answer, (close) => `-${close}`));
    case 'dead':
      return { how: 'destroy' };
  }
}

export interface FaultSwitch {
  set(kind: FaultKind | null, options?: FaultOptions): void;
  current(): Fault | null;
  /** The fault that this request runs into, counted down; null when it gets through. */
  take(path: string): Fault | null;
}

export function createFaultSwitch(): FaultSwitch {
  let fault: Fault | null = null;
  let pattern: RegExp | null = null;
  let left = Infinity;
  return {
    set: (kind, options = {}) => {
      fault = kind === null ? null : { ...options, kind };
      pattern = options.pathPattern === undefined ? null : new RegExp(options.pathPattern);
      left = options.times ?? Infinity;
    },
    current: () => fault,
    take: (path) => {
      if (fault === null || (pattern !== null && !pattern.test(path))) return null;
      const taken = fault;
      left -= 1;
      if (left <= 0) fault = null;
      return taken;
    },
  };
}
