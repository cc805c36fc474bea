import type { ViewDto } from '@shared/dto/app';
import type { Logger } from '../log/logger';
import { setSystemTimer } from '../memory/timers';
import { receiveCalls, type AnswerCall } from '../shell/page/call-gate';
import type { ElectronShell } from '../shell/electron-shell';
import { createEventSender, type EventSender } from '../shell/page/event-sender';
import { createWindowManager, type WindowManager } from '../shell/window/window-manager';

/** What the window needs of the app behind it, which is loaded while the page's process starts. */
export interface BehindTheWindow {
  readonly language: () => 'sv' | 'en';
  readonly answer: AnswerCall;
  readonly onClosed: () => void;
  readonly onShownChanged: () => void;
}

export interface WindowWiringDependencies {
  readonly shell: ElectronShell;
  readonly nowMs: () => number;
  readonly log: Logger;
}

export interface WindowWiring {
  readonly windows: WindowManager;
  readonly events: EventSender;
  /** Shows the window, on the page that was asked for. */
  openView(view: ViewDto): void;
  /** Hands over the app, with the theme set: from here on calls are answered and the window may come to the screen. */
  connect(app: BehindTheWindow): void;
}

/** The one window, the way its page asks, and the way news gets to it. */
export function wireWindow({ shell, nowMs, log }: WindowWiringDependencies): WindowWiring {
  let resolveBehind: (app: BehindTheWindow) => void = () => undefined;
  const behind = new Promise<BehindTheWindow>((resolve) => {
    resolveBehind = resolve;
  });
  const windows = createWindowManager({
    createWindow: shell.createWindow,
    pageUrl: shell.pageUrl,
    crashPageUrl: shell.crashPageUrl,
    nowMs,
    log,
    askToReload: async (window, signal) => shell.askToReload(window, signal, (await behind).language()),
    onClosed: () => void behind.then((app) => app.onClosed()),
    onShownChanged: () => void behind.then((app) => app.onShownChanged()),
  });
  receiveCalls(shell.ipcMain, behind.then(({ answer }) => answer));
  const events = createEventSender({ deliver: windows.deliver, nowMs, setTimer: setSystemTimer });
  return {
    windows,
    events,
    openView(view) {
      windows.show();
      events.send('view:requested', view);
    },
    connect(app) {
      resolveBehind(app);
      // Coming to the screen takes as long as the answers that the page waits for, which are given before that.
      setImmediate(windows.allowShowing);
    },
  };
}
