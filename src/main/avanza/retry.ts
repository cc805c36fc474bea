import type { Failure, FailureKind } from '@core/errors';
import type { Result } from '@core/result';

export interface RetryOptions {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  readonly sleep: (delayMs: number) => Promise<void>;
  readonly random: () => number;
}

/** What may come right by waiting; everything else fails the same way again. */
const RETRIED: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'rate-limited']);

/** Doubles with every attempt, at least half of it random, so that clients do not return in step. */
export function backoffMs(attempt: number, options: Pick<RetryOptions, 'firstDelayMs' | 'longestDelayMs' | 'random'>): number {
  const ceiling = Math.min(options.longestDelayMs, options.firstDelayMs * 2 ** (attempt - 1));
  return ceiling / 2 + (ceiling / 2) * options.random();
}

/**
 * Tries again while the failure is one that passes. A wait the other side asked for is kept in full;
 * when it asks for longer than we are willing to wait, the failure stands.
 */
export async function withRetries<Value>(
  call: (attempt: number) => Promise<Result<Value, Failure>>,
  options: RetryOptions,
): Promise<Result<Value, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await call(attempt);
    if (result.ok || !RETRIED.has(result.failure.kind) || attempt >= options.attempts) return result;
    const asked = result.failure.retryAfterMs ?? 0;
    if (asked > options.longestDelayMs) return result;
    await options.sleep(Math.max(asked, backoffMs(attempt, options)));
  }
}

/** Reads a Retry-After header in both of its forms. Missing: null when absent or not understood. */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const instantMs = Date.parse(header);
  return Number.isNaN(instantMs) ? null : Math.max(0, instantMs - nowMs);
}
