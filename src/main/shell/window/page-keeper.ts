import type { BrowserWindow } from 'electron';
import type { Logger } from '../../log/logger';
import { reactToGonePage, recentTimes } from './reload-policy';

export interface PageKeeperDependencies {
  readonly pageUrl: string;
  /** Shown when the page keeps crashing: static, without script. */
  readonly crashPageUrl: string;
  readonly nowMs: () => number;
  readonly log: Logger;
}

export interface PageKeeper {
  /** Loads the page into a window, on the view that was shown last; brings it back when its process goes. */
  keep(window: BrowserWindow, onGone: () => void): void;
  /** Gives the page a new process that shows the same view. */
  restart(window: BrowserWindow): void;
}

/** What a page may be asked to show again: names, ids and what separates them. Anything else is the first page. */
function viewOf(url: string): string {
  return /#[\w/?=&-]{1,200}$/.exec(url)?.[0] ?? '';
}

/** What outlives a page's process and its window: the view it showed, and how often it has gone lately. */
export function createPageKeeper(deps: PageKeeperDependencies): PageKeeper {
  const { log } = deps;
  let goneMs: number[] = [];
  /** The part of the page's address that says what it shows. */
  let view = '';
  let isRestarting = false;

  function load(window: BrowserWindow, url: string): void {
    // Rejects when the load is cut short, which a crash or another load does; what matters is told by events.
    window.loadURL(url).catch((error: unknown) => {
      log.warn('the page did not load', { error: error instanceof Error ? error.name : typeof error });
    });
  }

  return {
    keep(window, onGone) {
      let isCrashPage = false;
      isRestarting = false;
      window.webContents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
        if (isMainFrame) view = viewOf(url);
      });
      window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
        onGone();
        if (isRestarting) {
          isRestarting = false;
          load(window, deps.pageUrl + view);
          return;
        }
        const nowMs = deps.nowMs();
        const reaction = reactToGonePage({ reason, nowMs, earlierMs: goneMs, wasCrashPage: isCrashPage });
        log.error('the page’s process is gone', { reason, exitCode, reaction });
        goneMs = [...recentTimes(goneMs, nowMs), nowMs];
        if (reaction === 'leave') return;
        isCrashPage = reaction === 'crash-page';
        load(window, isCrashPage ? deps.crashPageUrl : deps.pageUrl + view);
      });
      load(window, deps.pageUrl + view);
    },
    restart(window) {
      isRestarting = true;
      window.webContents.forcefullyCrashRenderer();
    },
  };
}
