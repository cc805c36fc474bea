import { CALL_CHANNELS, type CallChannel, type EventChannel } from '@shared/ipc/channels';
import type { Answer, Bridge } from '@shared/ipc/contract';
import type { FailureDto } from '@shared/dto/sync';
import { createFakeHandlers, FakeFailure } from './fake/handlers';
import { readScenario } from './fake/scenario';
import type { Emit } from './fake/sync';

export interface FakeBridge extends Bridge {
  readonly emit: Emit;
  /** Makes a call fail from now on. */
  break(channel: CallChannel, failure?: Partial<FailureDto>): void;
  /** Makes a call never answer. */
  silence(channel: CallChannel): void;
  repair(channel: CallChannel): void;
  listenerCount(): number;
  readonly asked: readonly { readonly channel: CallChannel; readonly params: unknown }[];
}

/**
 * The whole bridge in memory, for tests and for development in a plain browser; the query string chooses what
 * the app goes through. `live` lets time pass by itself: a sync advances, the memory is sampled.
 */
export function createFakeBridge(search = '', live = false): FakeBridge {
  const scenario = readScenario(search);
  const listeners = new Map<EventChannel, Set<(payload: never) => void>>();
  const asked: { channel: CallChannel; params: unknown }[] = [];
  const broken = new Map<CallChannel, FailureDto>();
  const silent = new Set<CallChannel>(scenario.situation === 'silent' ? CALL_CHANNELS : []);
  const emit: Emit = (channel, payload) => {
    for (const listener of listeners.get(channel) ?? []) listener(payload as never);
  };
  const handlers = createFakeHandlers(scenario, emit, live);
  const fake: FakeBridge = {
    asked,
    emit,
    call(channel, params) {
      asked.push({ channel, params });
      if (silent.has(channel)) return new Promise(() => undefined);
      const failure = broken.get(channel);
      if (failure) return Promise.resolve({ ok: false, failure });
      const handler = handlers[channel] as (params: unknown) => unknown;
      try {
        return Promise.resolve({ ok: true, value: handler(params) } as Answer<never>);
      } catch (thrown) {
        if (thrown instanceof FakeFailure) return Promise.resolve({ ok: false, failure: thrown.failure });
        throw thrown;
      }
    },
    on(channel, listener) {
      const known = listeners.get(channel) ?? new Set();
      known.add(listener);
      listeners.set(channel, known);
      return () => {
        known.delete(listener);
      };
    },
    break(channel, failure = {}) {
      broken.set(channel, { kind: 'engine-crashed', message: 'The engine stopped unexpectedly.', remedy: 'Start the sync again.', ...failure });
    },
    silence: (channel) => void silent.add(channel),
    repair(channel) {
      broken.delete(channel);
      silent.delete(channel);
    },
    listenerCount: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
  };
  if (scenario.situation === 'failing') {
    fake.break('signals:get');
    fake.break('signals:diff');
    fake.break('runs:list', { kind: 'store-busy', message: 'The database is locked.' });
  }
  return fake;
}
