import type { CallChannel } from '@shared/ipc/channels';
import type { Outcome, Params } from '@shared/ipc/contract';
import type { FailureDto } from '@shared/dto/sync';
import type { Client } from '../api/client';

/** One answer of the app as a page holds it. */
export interface Loaded<Value> {
  /** The newest value there was; kept when a later call fails. */
  readonly value: Value | null;
  /** Why the newest call failed; null when it did not. */
  readonly failure: FailureDto | null;
  readonly pending: boolean;
  /** When `value` came, on the page's own clock; null before the first one. */
  readonly answeredAtMs: number | null;
}

export const NOTHING_LOADED: Loaded<never> = { value: null, failure: null, pending: false, answeredAtMs: null };

/** What every feature's store is made with. */
export interface StoreDependencies {
  readonly client: Client;
  /** A clock that only moves forward, to tell the age of kept data. */
  readonly nowMs: () => number;
}

export interface Loader<Channel extends CallChannel> {
  /** Asks and keeps the answer; an answer that a newer question has overtaken is dropped. */
  load(params: Params<Channel>): Promise<void>;
  /** Takes a value that came without being asked for, and drops any answer still on its way. */
  accept(value: Outcome<Channel>): void;
  /** Forgets the value, because it answers a question that is no longer asked. */
  clear(): void;
}

/** The three ways in which a `Loaded` changes, for one call of the contract. */
export function createLoader<Channel extends CallChannel>(
  { client, nowMs }: StoreDependencies,
  channel: Channel,
  update: (change: Partial<Loaded<Outcome<Channel>>>) => void,
): Loader<Channel> {
  let newest = 0;
  const accept = (value: Outcome<Channel>): void => {
    newest += 1;
    update({ value, failure: null, pending: false, answeredAtMs: nowMs() });
  };
  return {
    accept,
    async load(params) {
      newest += 1;
      const question = newest;
      update({ pending: true });
      const answer = await client.call(channel, params);
      if (question !== newest) return;
      if (answer.ok) accept(answer.value);
      else update({ failure: answer.failure, pending: false });
    },
    clear() {
      newest += 1;
      update(NOTHING_LOADED);
    },
  };
}
