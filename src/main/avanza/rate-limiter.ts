export interface RateLimiterOptions {
  readonly requestsPerSecond: number;
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  readonly nowMs: () => number;
  readonly sleep: (delayMs: number) => Promise<void>;
  /** 0 … 1; spreads the requests so that they do not tick like a clock. */
  readonly random: () => number;
}

export interface RateLimiter {
  /** Waits for a turn, runs the request, gives the place back. */
  run<Value>(request: () => Promise<Value>): Promise<Value>;
  /** Nobody gets a turn before this instant: the other side asked for a pause. */
  pauseUntil(instantMs: number): void;
}

/** Above this pace towards a server on this computer, jitter would only slow tests down. */
const JITTER_BELOW_RATE = 50;
const JITTER_SHARE = 0.3;

/**
 * A token bucket of one token: requests start at least 1/rate apart, plus jitter, and at most
 * `concurrency` are under way. Turns are given in the order of asking.
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const intervalMs = 1000 / options.requestsPerSecond;
  const jitterMs = options.requestsPerSecond < JITTER_BELOW_RATE ? intervalMs * JITTER_SHARE : 0;
  let nextStartMs = Number.NEGATIVE_INFINITY;
  let underWay = 0;
  const waiting: (() => void)[] = [];

  async function takePlace(): Promise<void> {
    if (underWay >= options.concurrency) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    } else underWay += 1;
  }

  function givePlaceBack(): void {
    const next = waiting.shift();
    if (next) next();
    else underWay -= 1;
  }

  async function takeTurn(): Promise<void> {
    for (;;) {
      const now = options.nowMs();
      const startMs = Math.max(now, nextStartMs);
      if (startMs <= now) {
        nextStartMs = now + intervalMs + jitterMs * options.random();
        return;
      }
      await options.sleep(startMs - now);
    }
  }

  return {
    async run(request) {
      await takePlace();
      try {
        await takeTurn();
        return await request();
      } finally {
        givePlaceBack();
      }
    },
    pauseUntil(instantMs) {
      nextStartMs = Math.max(nextStartMs, instantMs);
    },
  };
}
