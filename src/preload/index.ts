import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_CHANNELS, EVENT_CHANNELS } from '@shared/ipc/channels';
import type { Bridge } from '@shared/ipc/contract';

const calls: ReadonlySet<string> = new Set(CALL_CHANNELS);
const events: ReadonlySet<string> = new Set(EVENT_CHANNELS);

/** Forwards known names and nothing else; what the values mean is checked in main. */
const bridge: Bridge = {
  call(channel, params) {
    if (!calls.has(channel)) throw new Error('unknown call');
    return ipcRenderer.invoke(channel, params) as ReturnType<Bridge['call']> as never;
  },
  on(channel, listener) {
    if (!events.has(channel)) throw new Error('unknown event');
    // The page gets the payload only: the event object would hand it the sender.
    const forward = (_event: IpcRendererEvent, payload: unknown): void => {
      (listener as (payload: unknown) => void)(payload);
    };
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.off(channel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('api', Object.freeze(bridge));
