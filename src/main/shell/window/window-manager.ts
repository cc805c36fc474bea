import type { BrowserWindow, WebContents } from 'electron';
import type { EventChannel } from '@shared/ipc/channels';
import type { Logger } from '../../log/logger';
import { reactToGonePage, recentTimes } from './reload-policy';
import type { WindowPlace } from './window-bounds';

export interface WindowManagerDependencies {
  /** Makes a hidden window with the page not yet loaded, where the last one was. */
  readonly createWindow: (last: WindowPlace | null) => BrowserWindow;
  readonly pageUrl: string;
  /** Shown when the page keeps crashing: static, without script. */
  readonly crashPageUrl: string;
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly onClosed: () => void;
  /** The window came to the screen or left it, by whatever way. */
  readonly onShownChanged?: () => void;
  /** Asks the person about a page that hangs; takes the question back when the signal says so. */
  readonly askToReload: (window: BrowserWindow, signal: AbortSignal) => Promise<boolean>;
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

/** What a page may be asked to show again: names, ids and what separates them. Anything else is the first page. */
function viewOf(url: string): string {
  return /#[\w/?=&-]{1,200}$/.exec(url)?.[0] ?? '';
}

/**
 * The one window. Closing it destroys it: a hidden window keeps its process and its memory, a new one is
 * there in a fraction of a second, and all its state lives in the store.
 */
export function createWindowManager(deps: WindowManagerDependencies): WindowManager {
  const log = deps.log.child('window');
  let window: BrowserWindow | null = null;
  let last: WindowPlace | null = null;
  let ready = false;
  let painted = false;
  let isAllowed = false;
  /** Has come to the screen; whether it is still there is another question. */
  let revealed = false;
  let waiting: [EventChannel, unknown][] = [];
  let goneMs: number[] = [];
  /** The part of the page's address that says what it shows; survives its process and its window. */
  let view = '';
  let isRestarting = false;

  function load(target: BrowserWindow, url: string): void {
    // Rejects when the load is cut short, which a crash or another load does; what matters is told by events.
    target.loadURL(url).catch((error: unknown) => {
      log.warn('the page did not load', { error: error instanceof Error ? error.name : typeof error });
    });
  }

  function rememberView(created: BrowserWindow): void {
    created.webContents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
      if (isMainFrame) view = viewOf(url);
    });
  }

  function recoverFromCrashes(created: BrowserWindow): void {
    let isCrashPage = false;
    created.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      ready = false;
      if (isRestarting) {
        isRestarting = false;
        load(created, deps.pageUrl + view);
        return;
      }
      const nowMs = deps.nowMs();
      const reaction = reactToGonePage({ reason, nowMs, earlierMs: goneMs, wasCrashPage: isCrashPage });
      log.error('the page’s process is gone', { reason, exitCode, reaction });
      goneMs = [...recentTimes(goneMs, nowMs), nowMs];
      if (reaction === 'leave') return;
      isCrashPage = reaction === 'crash-page';
      load(created, isCrashPage ? deps.crashPageUrl : deps.pageUrl + view);
    });
  }

  function offerReloadWhenHanging(created: BrowserWindow): void {
    let question: AbortController | null = null;
    const takeBack = (): void => {
      question?.abort();
      question = null;
    };
    created.on('unresponsive', () => {
      if (question) return;
      log.warn('the page hangs');
      const asked = new AbortController();
      question = asked;
      void deps.askToReload(created, asked.signal).then((reload) => {
        if (asked.signal.aborted || created.isDestroyed()) return;
        question = null;
        if (!reload) return;
        // A page that hangs does not hear a reload: its process has to go first, which reloads it.
        created.webContents.forcefullyCrashRenderer();
      });
    });
    created.on('responsive', takeBack);
    created.on('closed', takeBack);
  }

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
    isRestarting = false;
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
    rememberView(created);
    recoverFromCrashes(created);
    offerReloadWhenHanging(created);
    load(created, deps.pageUrl + view);
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
      isRestarting = true;
      window.webContents.forcefullyCrashRenderer();
      return true;
    },
    isOwnPage: ({ id }) => window !== null && !window.isDestroyed() && window.webContents.id === id,
    deliver(channel, payload) {
      if (window && ready && !window.isDestroyed()) window.webContents.send(channel, payload);
      else if (window) waiting = [...waiting.slice(1 - WAITING_EVENTS), [channel, payload]];
    },
  };
}
