import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { failure, toFailure, type Failure } from '@core/errors';
import { CALL_CHANNELS, type CallChannel } from '@shared/ipc/channels';
import { contract, type Answer, type Handlers } from '@shared/ipc/contract';
import type { Logger } from '../log/logger';
import { APP_ORIGIN } from './app-protocol';

export interface IpcRouterDependencies {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly handlers: Handlers;
  readonly log: Logger;
  readonly nowMs: () => number;
  /** In development the page comes from the build tool's server instead. */
  readonly developmentUrl: string | null;
  /** Also check what handlers answer; costs time, finds drift. */
  readonly checkResults: boolean;
}

const SLOW_MS = 50;

export interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/**
 * Only our window's top frame may call. The origin is put together from protocol and host, because
 * Node's URL answers `null` for the origin of a scheme of our own.
 */
export function isTrustedSender(event: Sender, developmentUrl: string | null): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null) return false;
  try {
    const url = new URL(frame.url);
    const origin = `${url.protocol}//${url.host}`;
    return origin === APP_ORIGIN || (developmentUrl !== null && origin === new URL(developmentUrl).origin);
  } catch {
    return false;
  }
}

function refusal(kind: Failure['kind'], message: string, field?: string): Answer<never> {
  return { ok: false, failure: { ...failure(kind, message), ...(field === undefined ? {} : { field }) } };
}

/** Wraps a handler: who asks, what is asked, how long it took, and what may be told of a failure. */
export function createCallHandler<Channel extends CallChannel>(
  channel: Channel,
  deps: Omit<IpcRouterDependencies, 'ipcMain'>,
): (event: Sender, params: unknown) => Promise<Answer<unknown>> {
  const log = deps.log.child('ipc');
  const { params: paramsSchema, result: resultSchema } = contract[channel];
  const handler = deps.handlers[channel] as (params: unknown) => unknown;
  return async (event, raw) => {
    if (!isTrustedSender(event, deps.developmentUrl)) {
      log.warn('refused a call from a foreign page', { channel });
      return refusal('invalid-input', 'This page may not ask.');
    }
    const params = paramsSchema.safeParse(raw);
    if (!params.success) {
      const field = params.error.issues[0]?.path.join('.') ?? '';
      log.warn('refused a call with wrong parameters', { channel, field });
      return refusal('invalid-input', 'The question has a wrong form.', field);
    }
    const startedMs = deps.nowMs();
    try {
      const value = await handler(params.data);
      if (deps.checkResults) resultSchema.parse(value);
      return { ok: true, value };
    } catch (error) {
      const known = toFailure(error);
      if (known.kind === 'bug') log.error('a handler failed', { channel, error: error instanceof Error ? (error.stack ?? error.message) : '' });
      return { ok: false, failure: { ...known } };
    } finally {
      const durationMs = deps.nowMs() - startedMs;
      if (durationMs > SLOW_MS) log.info('slow call', { channel, durationMs });
    }
  };
}

/** Registers every call of the contract; returns how to take them all away again. */
export function registerCalls(deps: IpcRouterDependencies): () => void {
  for (const channel of CALL_CHANNELS) {
    const handle = createCallHandler(channel, deps);
    deps.ipcMain.handle(channel, (event: IpcMainInvokeEvent, params: unknown) => handle(event, params));
  }
  return () => {
    for (const channel of CALL_CHANNELS) deps.ipcMain.removeHandler(channel);
  };
}
