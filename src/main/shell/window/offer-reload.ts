import type { BrowserWindow } from 'electron';
import type { Logger } from '../../log/logger';

/** Asks the person about a page that hangs; takes the question back when the signal says so. */
export type AskToReload = (window: BrowserWindow, signal: AbortSignal) => Promise<boolean>;

/** A page that hangs is never ended behind the person's back: they are asked, once, until it answers again. */
export function offerReloadWhenHanging(window: BrowserWindow, askToReload: AskToReload, log: Logger): void {
  let question: AbortController | null = null;
  const takeBack = (): void => {
    question?.abort();
    question = null;
  };
  window.on('unresponsive', () => {
    if (question) return;
    log.warn('the page hangs');
    const asked = new AbortController();
    question = asked;
    void askToReload(window, asked.signal).then((reload) => {
      if (asked.signal.aborted || window.isDestroyed()) return;
      question = null;
      if (!reload) return;
      // A page that hangs does not hear a reload: its process has to go first, which reloads it.
      window.webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', takeBack);
  window.on('closed', takeBack);
}
