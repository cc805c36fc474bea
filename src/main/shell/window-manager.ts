import type { BrowserWindow } from 'electron';
import type { EventChannel } from '@shared/ipc/channels';
import type { Logger } from '../log/logger';
import { mayReload } from './reload-policy';

export interface WindowManagerDependencies {
  /** Makes a hidden window with the page not yet loaded. */
  readonly createWindow: () => BrowserWindow;
  readonly pageUrl: string;
  /** Shown when the page keeps crashing: static, without script. */
  readonly crashPageUrl: string;
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly onClosed: () => void;
}

export interface WindowManager {
  /** Shows the window, building it when there is none. */
  show(): void;
  /** Ends the window and its renderer process; the memory goes back to the system. */
  destroy(): void;
  isOpen(): boolean;
  /** Hands an event to the page; events that come before the page is ready wait for it. */
  deliver(channel: EventChannel, payload: unknown): void;
}

const WAITING_EVENTS = 50;

/**
 * The one window. Closing it destroys it: a hidden window keeps its process and its memory, a new one is
 * there in a fraction of a second, and all its state lives in the store.
 */
export function createWindowManager(deps: WindowManagerDependencies): WindowManager {
  const log = deps.log.child('window');
  let window: BrowserWindow | null = null;
  let ready = false;
  let waiting: [EventChannel, unknown][] = [];
  let crashTimesMs: number[] = [];

  function build(): BrowserWindow {
    const created = deps.createWindow();
    ready = false;
    created.once('ready-to-show', () => {
      created.show();
    });
    created.webContents.on('did-finish-load', () => {
      ready = true;
      for (const [channel, payload] of waiting) created.webContents.send(channel, payload);
      waiting = [];
    });
    created.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.error('the page’s process is gone', { reason, exitCode });
      ready = false;
      crashTimesMs.push(deps.nowMs());
      void created.loadURL(mayReload(crashTimesMs, deps.nowMs()) ? deps.pageUrl : deps.crashPageUrl);
    });
    created.on('closed', () => {
      window = null;
      ready = false;
      deps.onClosed();
    });
    void created.loadURL(deps.pageUrl);
    return created;
  }

  return {
    show() {
      if (!window) {
        window = build();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    destroy() {
      window?.destroy();
    },
    isOpen: () => window !== null,
    deliver(channel, payload) {
      if (window && ready && !window.isDestroyed()) window.webContents.send(channel, payload);
      else if (window) waiting = [...waiting.slice(1 - WAITING_EVENTS), [channel, payload]];
    },
  };
}
