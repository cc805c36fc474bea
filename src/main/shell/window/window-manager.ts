import type { BrowserWindow, WebContents } from 'electron';
import type { EventChannel } from '@shared/ipc/channels';
import { offerReloadWhenHanging, type AskToReload } from './offer-reload';
import { createPageKeeper, type PageKeeperDependencies } from './page-keeper';
import type { WindowPlace } from './window-bounds';

export interface WindowManagerDependencies extends PageKeeperDependencies {
  /** Makes a hidden window with the page not yet loaded, where the last one was. */
  readonly createWindow: (last: WindowPlace | null) => BrowserWindow;
  readonly onClosed: () => void;
  /** The window came to the screen or left it, by whatever way. */
  readonly onShownChanged?: () => void;
  readonly askToReload: AskToReload;
}

export interface WindowManager {
  /** Shows the window, building it when there is none. */
  show(): void;
  /** The theme is known: a window may come to the screen. One that was built before waits for it. */
  allowShowing(): void;
  /** Ends the window and its renderer process; the memory goes back to the system. */
  destroy(): void;
  /** The same for a window that nobody sees; false when it is on the screen or there is none. */
  destroyHidden(): boolean;
  isOpen(): boolean;
  /** On the screen: open, visible and not minimised. */
  isShown(): boolean;
  /** Gives the page a new process that shows the same view; false when there is no page. */
  restartPage(): boolean;
  /** Whether this is the page of the window that is open now. */
  isOwnPage(contents: Pick<WebContents, 'id'>): boolean;
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
  const page = createPageKeeper({ ...deps, log });
  let window: BrowserWindow | null = null;
  let last: WindowPlace | null = null;
  let ready = false;
  let painted = false;
  let isAllowed = false;
  /** Has come to the screen; whether it is still there is another question. */
  let revealed = false;
  let waiting: [EventChannel, unknown][] = [];

  function reveal(): void {
    if (!window || !painted || !isAllowed || revealed) return;
    revealed = true;
    if (last?.isMaximized) window.maximize();
    window.show();
  }

  function build(): BrowserWindow {
    const created = deps.createWindow(last);
    ready = false;
    painted = false;
    revealed = false;
    waiting = [];
    created.once('ready-to-show', () => {
      painted = true;
      reveal();
    });
    created.webContents.on('did-finish-load', () => {
      ready = true;
      for (const [channel, payload] of waiting) created.webContents.send(channel, payload);
      waiting = [];
    });
    created.on('close', () => {
      last = { bounds: created.getNormalBounds(), isMaximized: created.isMaximized() };
    });
    created.on('closed', () => {
      window = null;
      ready = false;
      deps.onClosed();
      deps.onShownChanged?.();
    });
    // One line each, because every event has a signature of its own.
    created.on('show', shownChanged);
    created.on('hide', shownChanged);
    created.on('minimize', shownChanged);
    created.on('restore', shownChanged);
    page.keep(created, () => {
      ready = false;
    });
    offerReloadWhenHanging(created, deps.askToReload, log);
    return created;
  }

  function isShown(): boolean {
    return window !== null && !window.isDestroyed() && window.isVisible() && !window.isMinimized();
  }

  function shownChanged(): void {
    deps.onShownChanged?.();
  }

  return {
    show() {
      if (!window) {
        window = build();
        return;
      }
      // It shows itself at its first paint; before that it would flash white.
      if (!revealed) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    allowShowing() {
      isAllowed = true;
      reveal();
    },
    destroy() {
      window?.destroy();
    },
    destroyHidden() {
      if (!window || isShown() || !revealed) return false;
      window.destroy();
      return true;
    },
    isOpen: () => window !== null,
    isShown,
    restartPage() {
      if (!window || !ready) return false;
      page.restart(window);
      return true;
    },
    isOwnPage: ({ id }) => window !== null && !window.isDestroyed() && window.webContents.id === id,
    deliver(channel, payload) {
      if (window && ready && !window.isDestroyed()) window.webContents.send(channel, payload);
      else if (window) waiting = [...waiting.slice(1 - WAITING_EVENTS), [channel, payload]];
    },
  };
}
