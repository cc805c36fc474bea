import type { CallChannel, EventChannel } from '@shared/ipc/channels';
import type { Answer, Bridge, EventPayload, Outcome, Params } from '@shared/ipc/contract';

/** The page's view of the app: every call comes back in time, with a value or a failure. */
export interface Client {
  call<Channel extends CallChannel>(channel: Channel, params: Params<Channel>): Promise<Answer<Outcome<Channel>>>;
  on<Channel extends EventChannel>(channel: Channel, listener: (payload: EventPayload<Channel>) => void): () => void;
}

/** Longer than any read takes; a page that waits longer would look dead. */
export const PATIENCE_MS = 10_000;

/** Calls in which a person chooses a file, the whole database is copied or the engine computes: they take the time they take. */
const PATIENT: ReadonlySet<CallChannel> = new Set<CallChannel>(['export:table', 'storage:back-up', 'variants:preview', 'variants:save', 'variants:remove']);

function noAnswer(message: string): Answer<never> {
  return {
    ok: false,
    failure: { kind: 'engine-timeout', message, remedy: 'What is shown stays; the next try may work.' },
  };
}

/** Wraps the bridge so that nobody waits for ever: what takes longer than `patienceMs` is a failure. */
export function createClient(bridge: Bridge, patienceMs: number = PATIENCE_MS): Client {
  return {
    async call(channel, params) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<Answer<never>>((resolve) => {
        if (PATIENT.has(channel)) return;
        timer = setTimeout(() => {
          resolve(noAnswer('Kursvakt did not answer in time.'));
        }, patienceMs);
      });
      try {
        return await Promise.race([bridge.call(channel, params), late]);
      } catch {
        // A bridge without anyone at the other end rejects; for the page that is the same as silence.
        return noAnswer('Kursvakt could not be reached.');
      } finally {
        clearTimeout(timer);
      }
    },
    on: (channel, listener) => bridge.on(channel, listener),
  };
}
