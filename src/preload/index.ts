import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_CHANNELS, EVENT_CHANNELS } from '@shared/ipc/channels';
import type { Answer, Bridge } from '@shared/ipc/contract';
import { startHeartbeat } from './heartbeat';

/** The one thing of the page's world that is heard here. */
declare const addEventListener: (type: 'DOMContentLoaded', listener: () => void) => void;

const calls: ReadonlySet<string> = new Set(CALL_CHANNELS);
const events: ReadonlySet<string> = new Set(EVENT_CHANNELS);

const UNKNOWN: Answer<never> = { ok: false, failure: { kind: 'invalid-input', message: 'There is no such call.', remedy: 'Update Kursvakt.' } };
const GONE: Answer<never> = { ok: false, failure: { kind: 'bug', message: 'Kursvakt did not take the call.', remedy: 'Start Kursvakt again.' } };

/** Forwards known names and nothing else; what the values mean is checked in main. */
const bridge: Bridge = {
  call(channel, params) {
    if (!calls.has(channel)) return Promise.resolve(UNKNOWN);
    return (ipcRenderer.invoke(channel, params) as ReturnType<Bridge['call']>).catch(() => GONE) as never;
  },
  on(channel, listener) {
    if (!events.has(channel)) return () => undefined;
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
// Before the page is there its frame still has the address of none, and main hears nobody but the page.
addEventListener('DOMContentLoaded', () => {
  startHeartbeat(process, (memory) => void bridge.call('memory:page', memory));
});
