import { failure, toFailure } from '@core/errors';
import { CALL_CHANNELS, type CallChannel } from '@shared/ipc/channels';
import { contract, type Answer, type Handlers } from '@shared/ipc/contract';
import type { Logger } from '../../log/logger';
import { APP_ORIGIN } from './app-protocol';
import type { AnswerCall, Caller } from './call-gate';

export interface CallDependencies {
  readonly handlers: Handlers;
  readonly log: Logger;
  readonly nowMs: () => number;
  /** In development the page comes from the build tool's server instead. */
  readonly developmentUrl: string | null;
  /** Whether the call comes from the page of the app's own window. */
  readonly isOwnPage: (sender: Caller['sender']) => boolean;
  /** Hears of every failure that a handler throws. */
  readonly onFailure?: (error: unknown) => void;
  /** Also check what handlers answer; costs time, finds drift. */
  readonly checkResults: boolean;
}

const SLOW_MS = 50;
/** More than this should have been asked for in pages. */
const LARGE_ANSWER_CHARACTERS = 1024 * 1024;

/**
 * Only the top frame of our own window may call. The origin is put together from protocol and host, because
 * Node's URL answers `null` for the origin of a scheme of our own.
 */
export function isTrustedCaller(event: Caller, { developmentUrl, isOwnPage }: Pick<CallDependencies, 'developmentUrl' | 'isOwnPage'>): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || !isOwnPage(event.sender) || !URL.canParse(frame.url)) return false;
  const url = new URL(frame.url);
  const origin = `${url.protocol}//${url.host}`;
  return origin === APP_ORIGIN || (developmentUrl !== null && origin === new URL(developmentUrl).origin);
}

function refusal(message: string, field?: string): Answer<never> {
  return { ok: false, failure: failure('invalid-input', message, field === undefined || field === '' ? {} : { field }) };
}

/** What may cross to the page: the kind and the sentences made for it; never the text of a bug. */
function toAnswer(error: unknown): Answer<never> {
  const { kind, message, remedy, field } = toFailure(error);
  return { ok: false, failure: { kind, message, remedy, ...(field === undefined ? {} : { field }) } };
}

/** How much an answer is: its text, and bytes as what they are. */
function sizeOf(value: unknown): number {
  let bytes = 0;
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    if (!(inner instanceof Uint8Array)) return inner;
    bytes += inner.byteLength;
    return null;
  });
  return text.length + bytes;
}

/** Wraps a handler: who asks, what is asked, how long it took, and what may be told of a failure. */
export function createCallHandler<Channel extends CallChannel>(
  channel: Channel,
  deps: CallDependencies,
): (event: Caller, params: unknown) => Promise<Answer<unknown>> {
  const log = deps.log.child('ipc');
  const { params: paramsSchema, result: resultSchema } = contract[channel];
  const handler = deps.handlers[channel] as (params: unknown) => unknown;

  function checkResult(value: unknown): void {
    resultSchema.parse(value);
    const characters = sizeOf(value);
    if (characters > LARGE_ANSWER_CHARACTERS) log.warn('a large answer', { channel, characters });
  }

  return async (event, raw) => {
    if (!isTrustedCaller(event, deps)) {
      log.warn('refused a call from a foreign page', { channel });
      return refusal('This page may not ask.');
    }
    const params = paramsSchema.safeParse(raw);
    if (!params.success) {
      const field = params.error.issues[0]?.path.join('.') ?? '';
      log.warn('refused a call with wrong parameters', { channel, field });
      return refusal('The question has a wrong form.', field);
    }
    const startedMs = deps.nowMs();
    try {
      const value = await handler(params.data);
      if (deps.checkResults) checkResult(value);
      return { ok: true, value };
    } catch (error) {
      deps.onFailure?.(error);
      if (toFailure(error).kind === 'bug') {
        log.error('a handler failed', { channel, error: error instanceof Error ? (error.stack ?? error.message) : typeof error });
      }
      return toAnswer(error);
    } finally {
      const durationMs = deps.nowMs() - startedMs;
      if (durationMs > SLOW_MS) log.info('slow call', { channel, durationMs });
    }
  };
}

/** Every call of the contract behind its handler. */
export function createCallRouter(deps: CallDependencies): AnswerCall {
  const handlers = new Map(CALL_CHANNELS.map((channel) => [channel, createCallHandler(channel, deps)]));
  return (channel, event, params) => handlers.get(channel)!(event, params);
}
