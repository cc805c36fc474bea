import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, nativeTheme, net, Notification, powerMonitor, protocol, screen, session, shell } from 'electron';
import type { Logger } from '../log/logger';
import { APP_ORIGIN, APP_SCHEME, createPageHandler } from './app-protocol';
import { createNotifier } from './notifier';
import { blockForeignRequests, confine, denyAllPermissions } from './session-policy';
import { windowOptions } from './window-options';

/** Folders and switches that only Electron knows. */
export interface ElectronShellOptions {
  /** `out/main`, where the built entries lie. */
  readonly builtFolder: string;
  readonly resourcesFolder: string;
  readonly log: Logger;
}

const BACKGROUND = { light: '#ffffff', dark: '#0d1117' };
const PREFERRED_SIZE = { width: 1280, height: 840 };

/** The page's scheme has to be announced before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Binds the shell's factories to Electron itself: the one file where both meet. */
export function createElectronShell(options: ElectronShellOptions) {
  const developmentUrl = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  const preloadFile = join(options.builtFolder, '..', 'preload', 'index.cjs');
  const pageFolder = join(options.builtFolder, '..', 'renderer');

  function hardenSession(): void {
    protocol.handle(APP_SCHEME, createPageHandler(pageFolder));
    denyAllPermissions(session.defaultSession);
    blockForeignRequests(session.defaultSession, developmentUrl, options.log);
    app.on('web-contents-created', (_event, contents) => {
      confine(contents);
    });
  }

  function createWindow(): BrowserWindow {
    const { width, height } = screen.getPrimaryDisplay().workAreaSize;
    const window = new BrowserWindow(
      windowOptions({
        isPackaged: app.isPackaged,
        preloadFile,
        iconFile: join(options.resourcesFolder, 'icon.png'),
        backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
        bounds: { width: Math.min(PREFERRED_SIZE.width, width), height: Math.min(PREFERRED_SIZE.height, height) },
      }),
    );
    window.setMenu(null);
    return window;
  }

  return {
    developmentUrl,
    ipcMain,
    pageUrl: developmentUrl ?? `${APP_ORIGIN}/index.html`,
    crashPageUrl: `${APP_ORIGIN}/crashed.html`,
    hardenSession,
    createWindow,
    notify: createNotifier({
      isSupported: () => Notification.isSupported(),
      create: (content) => new Notification(content),
      sleep: (delayMs) =>
        new Promise((resolve) => {
          setTimeout(resolve, delayMs);
        }),
    }),
    openExternal: (url: string) => shell.openExternal(url),
    setTheme: (theme: 'system' | 'light' | 'dark') => {
      nativeTheme.themeSource = theme;
    },
    setStartAtLogin: (openAtLogin: boolean) => {
      if (process.platform !== 'linux') app.setLoginItemSettings({ openAtLogin, args: ['--hidden'] });
    },
    onWake: (work: (why: string) => void) => {
      powerMonitor.on('resume', () => {
        work('resume');
      });
      powerMonitor.on('unlock-screen', () => {
        work('unlock');
      });
    },
    isOnline: () => net.isOnline(),
    clearCaches: async () => {
      await session.defaultSession.clearCache();
    },
    /** Every process of the app, main first. */
    processes: () => {
      const own = { pid: process.pid, type: 'main' };
      const others = app
        .getAppMetrics()
        .filter((metric) => metric.pid !== process.pid)
        .map((metric) => ({ pid: metric.pid, type: metric.type === 'Tab' ? 'renderer' : metric.type.toLowerCase() }));
      return [own, ...others];
    },
  };
}

export type ElectronShell = ReturnType<typeof createElectronShell>;
