import type { IpcMain } from 'electron';
import { CALL_CHANNELS, type CallChannel } from '@shared/ipc/channels';
import type { Answer } from '@shared/ipc/contract';

/** Where a call comes from. */
export interface Caller {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export type AnswerCall = (channel: CallChannel, event: Caller, params: unknown) => Promise<Answer<unknown>>;

/** Who asks, as it is now: a frame that goes on to another page while its call waits would be judged by that page. */
function callerOf(event: Caller): Caller {
  const { sender } = event;
  try {
    const { senderFrame } = event;
    return { sender, senderFrame: senderFrame && { url: senderFrame.url, parent: senderFrame.parent } };
  } catch {
    // Reading a frame that is already gone throws; nobody is answered.
    return { sender, senderFrame: null };
  }
}

/**
 * Takes every call of the page from the start on. Those that come before there is anybody to answer wait: the page's
 * process starts while main still loads what answers it.
 */
export function receiveCalls(ipcMain: Pick<IpcMain, 'handle'>, answering: Promise<AnswerCall>): void {
  for (const channel of CALL_CHANNELS) {
    ipcMain.handle(channel, async (event: Caller, params: unknown) => {
      const caller = callerOf(event);
      return (await answering)(channel, caller, params);
    });
  }
}
