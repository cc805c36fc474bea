import type { CallChannel } from '@shared/ipc/channels';
import { CALL_CHANNELS } from '@shared/ipc/channels';
import type { Handlers } from '@shared/ipc/contract';
import type { Caller } from '../../src/main/shell/page/call-gate';
import type { CallDependencies } from '../../src/main/shell/page/ipc-router';
import { recordingLog, type LogLine } from '../security/recording-log';

export interface Call {
  readonly channel: CallChannel;
  readonly params: unknown;
}

/** A call as it comes from the page of our window. */
export const OWN_PAGE: Caller = { sender: { id: 1 }, senderFrame: { url: 'app://kursvakt/index.html', parent: null } };

/** What a router needs, with handlers that write down what reached them and answer with what they are given. */
export function recordingRouter(answer: (call: Call) => unknown = () => ({})) {
  const calls: Call[] = [];
  const { log, lines } = recordingLog();
  const handlers = Object.fromEntries(
    CALL_CHANNELS.map((channel) => [
      channel,
      (params: unknown) => {
        calls.push({ channel, params });
        return answer({ channel, params });
      },
    ]),
  ) as unknown as Handlers;
  const clock = { nowMs: 0 };
  const deps: CallDependencies = {
    handlers,
    log,
    nowMs: () => clock.nowMs,
    developmentUrl: null,
    isOwnPage: ({ id }) => id === 1,
    checkResults: false,
  };
  return { deps, calls, lines: lines as readonly LogLine[], clock };
}
