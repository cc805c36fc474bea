import type { IpcMain } from 'electron';
import { CALL_CHANNELS, type CallChannel } from '@shared/ipc/channels';
import type { Answer } from '@shared/ipc/contract';

/** Where a call comes from. */
export interface Caller {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export type AnswerCall = (channel: CallChannel, event: Caller, params: unknown) => Promise<Answer<unknown>>;

/**
 * Takes every call of the page from the start on. Those that come before there is anybody to answer wait: the page's
 * process starts while main still loads what answers it.
 */
export function receiveCalls(ipcMain: Pick<IpcMain, 'handle'>, answering: Promise<AnswerCall>): void {
  for (const channel of CALL_CHANNELS) {
    ipcMain.handle(channel, async (event: Caller, params: unknown) => (await answering)(channel, event, params));
  }
}
