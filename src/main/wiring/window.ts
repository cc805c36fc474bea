import type { ViewDto } from '@shared/dto/app';
import type { Logger } from '../log/logger';
import { setSystemTimer } from '../memory/timers';
import type { ElectronShell } from '../shell/electron-shell';
import { createEventSender, type EventSender } from '../shell/event-sender';
import { createWindowManager, type WindowManager } from '../shell/window-manager';

export interface WindowWiringDependencies {
  readonly shell: ElectronShell;
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly language: () => 'sv' | 'en';
  readonly onClosed: () => void;
  readonly onShownChanged: () => void;
}

export interface WindowWiring {
  readonly windows: WindowManager;
  readonly events: EventSender;
  /** Shows the window, on the page that was asked for. */
  openView(view: ViewDto): void;
}

/** The one window, and the way news gets to the page in it. */
export function wireWindow({ shell, nowMs, log, language, onClosed, onShownChanged }: WindowWiringDependencies): WindowWiring {
  const windows = createWindowManager({
    createWindow: shell.createWindow,
    pageUrl: shell.pageUrl,
    crashPageUrl: shell.crashPageUrl,
    nowMs,
    log,
    askToReload: (window, signal) => shell.askToReload(window, signal, language()),
    onClosed,
    onShownChanged,
  });
  const events = createEventSender({ deliver: windows.deliver, nowMs, setTimer: setSystemTimer });
  return {
    windows,
    events,
    openView(view) {
      windows.show();
      events.send('view:requested', view);
    },
  };
}
