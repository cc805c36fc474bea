import type { EventChannel } from '@shared/ipc/channels';
import type { EventPayload } from '@shared/ipc/contract';

export interface EventSender {
  send<Channel extends EventChannel>(channel: Channel, payload: EventPayload<Channel>): void;
  /** Takes back what has not been delivered yet: it is no longer true. */
  forget(channel: EventChannel): void;
  stop(): void;
}

export interface EventSenderDependencies {
  /** Hands a payload to the page; does nothing while there is none. */
  readonly deliver: (channel: EventChannel, payload: unknown) => void;
  readonly nowMs: () => number;
  readonly setTimer: (work: () => void, delayMs: number) => { cancel(): void };
}

/** Four a second each; what comes faster is replaced by the newest, which is always delivered. */
const INTERVAL_MS = 250;
const COALESCED: ReadonlySet<EventChannel> = new Set(['sync:progressed', 'memory:sampled', 'app:state-changed']);

export function createEventSender(deps: EventSenderDependencies): EventSender {
  const lastSentMs = new Map<EventChannel, number>();
  const waiting = new Map<EventChannel, unknown>();
  const timers = new Map<EventChannel, { cancel(): void }>();
  let stopped = false;

  function deliver(channel: EventChannel, payload: unknown): void {
    lastSentMs.set(channel, deps.nowMs());
    deps.deliver(channel, payload);
  }

  return {
    send(channel, payload) {
      if (stopped) return;
      const sinceMs = deps.nowMs() - (lastSentMs.get(channel) ?? Number.NEGATIVE_INFINITY);
      if (!COALESCED.has(channel) || (sinceMs >= INTERVAL_MS && !timers.has(channel))) {
        deliver(channel, payload);
        return;
      }
      waiting.set(channel, payload);
      if (timers.has(channel)) return;
      // A clock that was set back must not hold an event for as long.
      const waitMs = Math.min(INTERVAL_MS, Math.max(0, INTERVAL_MS - sinceMs));
      const timer = deps.setTimer(() => {
        timers.delete(channel);
        const newest = waiting.get(channel);
        waiting.delete(channel);
        deliver(channel, newest);
      }, waitMs);
      timers.set(channel, timer);
    },
    forget(channel) {
      timers.get(channel)?.cancel();
      timers.delete(channel);
      waiting.delete(channel);
    },
    stop() {
      stopped = true;
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
      waiting.clear();
    },
  };
}
