import type * as z from 'zod';
import { failure, type Failure } from '@core/errors';
import type { RequestLogEntry } from '@core/domain/provider';
import { fail, type Result } from '@core/result';
import type { Logger } from '../log/logger';
import type { Provider } from './base-url';
import { createCircuitBreaker } from './circuit-breaker';
import { createHttpClient } from './http';
import { parseAnswer } from './parse-answer';
import { createRateLimiter } from './rate-limiter';
import { withRetries } from './retry';

export interface AskDependencies {
  readonly provider: Provider;
  readonly requestsPerSecond: number;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
  /** Ends early, without an error, when the signal is aborted. */
  readonly sleep: (delayMs: number) => Promise<void>;
  readonly random: () => number;
  readonly onRequest: (entry: RequestLogEntry) => void;
  readonly log: Logger;
  readonly deadlineMs?: number;
  readonly attempts?: number;
}

const DEADLINE_MS = 20_000;
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const LONGEST_WAIT_MS = 5 * 60_000;
const POLITE_CONCURRENCY = 2;
/** Towards a server on this computer nobody has to be spared. */
const LOOPBACK_CONCURRENCY = 8;
const FAST_RATE = 50;
/** A source that stops answering in mid-run is given five minutes; one on this computer ten seconds. */
const PATIENCE = { coolDownMs: 60_000, patientTries: 5 };
const LOOPBACK_PATIENCE = { coolDownMs: 250, patientTries: 40 };

/** How many requests may be under way at once towards this provider at this pace. */
export function concurrencyFor(provider: Provider, requestsPerSecond: number): number {
  return provider.isLoopback && requestsPerSecond >= FAST_RATE ? LOOPBACK_CONCURRENCY : POLITE_CONCURRENCY;
}

export interface Call<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly schema: Schema;
  /** What the answer is, in the words of an error message. */
  readonly what: string;
}

/** One call, however many requests it takes. Errors: the last one's; `contract` for an answer that does not fit. */
export type Ask = <Schema extends z.ZodType>(call: Call<Schema>) => Promise<Result<z.output<Schema>, Failure>>;

/**
 * The way every call goes: within the rate, again when it may help, not at all while the source is down, and only an
 * answer that fits its schema comes back.
 */
export function createAsk(deps: AskDependencies): Ask {
  const breaker = createCircuitBreaker({
    threshold: 8,
    ...(deps.provider.isLoopback ? LOOPBACK_PATIENCE : PATIENCE),
    nowMs: deps.nowMs,
  });
  const http = createHttpClient({
    provider: deps.provider,
    userAgent: deps.userAgent,
    deadlineMs: deps.deadlineMs ?? DEADLINE_MS,
    maxBodyBytes: MAX_BODY_BYTES,
    signal: deps.signal,
    nowMs: deps.nowMs,
    onRequest: (entry) => {
      if (entry.status !== null) breaker.heard();
      deps.onRequest(entry);
    },
  });
  const limiter = createRateLimiter({
    requestsPerSecond: deps.requestsPerSecond,
    concurrency: concurrencyFor(deps.provider, deps.requestsPerSecond),
    nowMs: deps.nowMs,
    sleep: deps.sleep,
    random: deps.random,
  });
  const retry = {
    attempts: deps.attempts ?? 4,
    firstDelayMs: deps.provider.isLoopback ? 50 : 1000,
    longestDelayMs: LONGEST_WAIT_MS,
    sleep: deps.sleep,
    random: deps.random,
  };

  /** Waits while the source is down and worth waiting for. Missing: null when the request may go. */
  async function closedOut(): Promise<Failure | null> {
    for (;;) {
      if (deps.signal.aborted) return failure('cancelled', 'The request was cancelled.');
      const closed = breaker.check();
      const waitMs = closed === null ? null : breaker.waitMs();
      if (waitMs === null) return closed;
      await deps.sleep(waitMs);
    }
  }

  async function once(call: Call<z.ZodType>, attempt: number): Promise<Result<unknown, Failure>> {
    const closed = await closedOut();
    if (closed) return fail(closed);
    const result = await limiter.run(() =>
      deps.signal.aborted
        ? Promise.resolve(fail(failure('cancelled', 'The request was cancelled.')))
        : http.json({ method: call.method, path: call.path, attempt, ...(call.body === undefined ? {} : { body: call.body }) }),
    );
    breaker.record(result.ok ? null : result.failure.kind);
    const askedMs = result.ok ? undefined : result.failure.retryAfterMs;
    // The pause is asked of the app, not of one request.
    if (!result.ok && askedMs !== undefined && askedMs > LONGEST_WAIT_MS) breaker.stop(result.failure);
    else if (askedMs !== undefined) limiter.pauseUntil(deps.nowMs() + askedMs);
    return result;
  }

  return async (call) => {
    const answer = await withRetries((attempt) => once(call, attempt), retry);
    if (!answer.ok) return answer;
    const parsed = parseAnswer(call.schema, answer.value, call.what);
    if (!parsed.ok) deps.log.warn('answer does not fit its schema', { path: call.path, field: parsed.failure.field ?? '' });
    return parsed;
  };
}
