export interface Deadline {
  readonly signal: AbortSignal;
  /** Lets go of the timer and of the wish; to be called when the answer has been read. */
  clear(): void;
}

/**
 * One signal for the person's wish to stop and for the time limit. Made by hand: on Node 20 the timeout
 * inside `AbortSignal.any` can be collected as garbage and then never comes.
 */
export function startDeadline(wish: AbortSignal, deadlineMs: number): Deadline {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort(new DOMException('The wish to stop.', 'AbortError'));
  };
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The deadline has passed.', 'TimeoutError'));
  }, deadlineMs);
  wish.addEventListener('abort', stop, { once: true });
  if (wish.aborted) stop();
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      wish.removeEventListener('abort', stop);
    },
  };
}
