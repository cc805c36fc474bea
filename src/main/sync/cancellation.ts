import { raise } from '@core/errors';

/** A wish to stop that a busy loop can see (the flag) and that network calls obey (the signal). */
export interface Cancellation {
  readonly signal: AbortSignal;
  isCancelled(): boolean;
  /** Errors: `cancelled` when the wish was uttered. */
  throwIfCancelled(): void;
  /** To be called when main's message arrives: ends network calls at once. */
  abort(): void;
}

export function createCancellation(shared: SharedArrayBuffer): Cancellation {
  const flag = new Int32Array(shared);
  const controller = new AbortController();
  const isCancelled = (): boolean => Atomics.load(flag, 0) === 1 || controller.signal.aborted;
  return {
    signal: controller.signal,
    isCancelled,
    throwIfCancelled: () => {
      if (isCancelled()) raise('cancelled', 'The job was cancelled.');
    },
    abort: () => {
      controller.abort();
    },
  };
}
