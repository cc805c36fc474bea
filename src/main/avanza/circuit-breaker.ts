import { failure, type Failure, type FailureKind } from '@core/errors';

export interface CircuitBreakerOptions {
  /** Consecutive failures that open the circuit. */
  readonly threshold: number;
  /** How long it stays open before one request may try again. */
  readonly coolDownMs: number;
  /** Failed tries after which nobody should wait any longer. */
  readonly patientTries: number;
  readonly nowMs: () => number;
}

export interface CircuitBreaker {
  /** Null when a request may go; else why not. */
  check(): Failure | null;
  /**
   * How long a closed-out request should wait before it asks again. Missing: null when waiting is pointless:
   * the source has never answered, does not want us, or has stayed silent through every try.
   */
  waitMs(): number | null;
  record(kind: FailureKind | null): void;
  /** The source has said something, be it only that it is in trouble: it is there. */
  heard(): void;
  /** Ends all requests of this run with this failure: the source has asked for a longer pause than a run lasts. */
  stop(reason: Failure): void;
}

const COUNTED: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'rate-limited']);
/** Between two looks at a try that another request is making. */
const LOOK_AGAIN_MS = 50;

/**
 * Stops asking a source that is down: after `threshold` failures in a row nothing goes out until the
 * cool-down is over, then one request tries (half-open). A refusal (401, 403) ends the run for good:
 * the source does not want us there, and asking again would only annoy it.
 */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  let consecutive = 0;
  let openedAtMs: number | null = null;
  let trying = false;
  let failedTries = 0;
  let hasAnswered = false;
  let stopped: Failure | null = null;

  return {
    check() {
      if (stopped) return stopped;
      if (openedAtMs === null) return null;
      if (options.nowMs() - openedAtMs >= options.coolDownMs && !trying) {
        trying = true;
        return null;
      }
      return failure('network', 'The data source is not answering; no more requests are sent for now.');
    },
    waitMs() {
      if (stopped || openedAtMs === null || !hasAnswered || failedTries >= options.patientTries) return null;
      return Math.max(LOOK_AGAIN_MS, openedAtMs + options.coolDownMs - options.nowMs());
    },
    record(kind) {
      const wasTrying = trying;
      trying = false;
      if (kind === 'refused') stopped = failure('refused', 'The data source has refused to answer.');
      if (kind === null || !COUNTED.has(kind)) {
        consecutive = 0;
        failedTries = 0;
        openedAtMs = null;
        return;
      }
      consecutive += 1;
      if (wasTrying) failedTries += 1;
      if (consecutive >= options.threshold) openedAtMs = options.nowMs();
    },
    heard() {
      hasAnswered = true;
    },
    stop(reason) {
      stopped = reason;
    },
  };
}
