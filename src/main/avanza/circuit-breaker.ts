import { failure, type Failure, type FailureKind } from '@core/errors';

export interface CircuitBreakerOptions {
  /** Consecutive failures that open the circuit. */
  readonly threshold: number;
  /** How long it stays open before one request may try again. */
  readonly coolDownMs: number;
  readonly nowMs: () => number;
}

export interface CircuitBreaker {
  /** Null when a request may go; else why not. */
  check(): Failure | null;
  record(kind: FailureKind | null): void;
}

const COUNTED: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'rate-limited']);

/**
 * Stops asking a source that is down: after `threshold` failures in a row nothing goes out until the
 * cool-down is over, then one request tries (half-open). A refusal (401, 403) ends the run for good:
 * the source does not want us there, and asking again would only annoy it.
 */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  let consecutive = 0;
  let openedAtMs: number | null = null;
  let trying = false;
  let refused = false;

  return {
    check() {
      if (refused) return failure('refused', 'The data source has refused to answer.');
      if (openedAtMs === null) return null;
      if (options.nowMs() - openedAtMs >= options.coolDownMs && !trying) {
        trying = true;
        return null;
      }
      return failure('network', 'The data source is not answering; no more requests are sent for now.');
    },
    record(kind) {
      trying = false;
      if (kind === 'refused') refused = true;
      if (kind === null || !COUNTED.has(kind)) {
        consecutive = 0;
        openedAtMs = null;
        return;
      }
      consecutive += 1;
      if (consecutive >= options.threshold) openedAtMs = options.nowMs();
    },
  };
}
