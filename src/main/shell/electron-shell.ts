import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, clipboard, crashReporter, dialog, ipcMain, nativeTheme, net, Notification, powerMonitor, protocol, session, shell, utilityProcess } from 'electron';
import type { Market } from '@shared/dto/app';
import type { Logger } from '../log/logger';
import { helperType, processTree } from '../memory/process-memory';
import { APP_ORIGIN, APP_SCHEME } from './page/app-protocol';
import { logGoneChildProcesses } from './crash/child-process-log';
import { startCrashReporter } from './crash/crash-reporter';
import { readDevelopmentUrl } from './page/development-url';
import { createFileDialogs } from './desktop/file-dialogs';
import { hangQuestion, RELOAD_BUTTON } from './window/hang-question';
import { restartArguments } from './restart-arguments';
import { createLoginItem } from './desktop/login-item';
import { createNotifier } from './desktop/notifier';
import { listProcesses } from './crash/process-list';
import { createPageSession } from './page/page-session';
import { confine } from './page/session-policy';
import { backgroundColor, createWindowMaker } from './window/window-maker';
import type { WindowPlace } from './window/window-bounds';

/** Folders and switches that only Electron knows. */
export interface ElectronShellOptions {
  /** `out/main`, where the built entries lie. */
  readonly builtFolder: string;
  readonly resourcesFolder: string;
  /** Another data folder than the ordinary one: not the app that starts with the computer. */
  readonly hasOwnDataFolder: boolean;
  readonly log: Logger;
}

/** Dumps of native crashes, kept on this computer; before anything else can crash. */
export function keepCrashDumps(): void {
  startCrashReporter(crashReporter, app);
}

/** The page's scheme has to be announced before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Binds the shell's factories to Electron itself: the one file where both meet. */
export function createElectronShell(options: ElectronShellOptions) {
  const { log } = options;
  const developmentUrl = readDevelopmentUrl(app.isPackaged, process.env.ELECTRON_RENDERER_URL);
  const preloadFile = join(options.builtFolder, '..', 'preload', 'index.cjs');
  const pageFolder = join(options.builtFolder, '..', 'renderer');

  logGoneChildProcesses(app, log);
  app.on('web-contents-created', (_event, contents) => {
    confine(contents);
  });

  const pageSession = createPageSession({ pageFolder, developmentUrl, hasDeveloperTools: !app.isPackaged, log });

  const makeWindow = createWindowMaker({ preloadFile, iconFile: join(options.resourcesFolder, 'icon.png') });
  function createWindow(last: WindowPlace | null): BrowserWindow {
    pageSession.harden();
    return makeWindow(last);
  }

  return {
    developmentUrl,
    isPackaged: app.isPackaged,
    systemLanguage: app.getLocale(),
    quit: () => {
      app.quit();
    },
    /** Everything ends in its order, then the app is there again on that market. */
    restartOn: (market: Market) => {
      const program = process.env.APPIMAGE;
      app.relaunch({ args: restartArguments(process.argv, market), ...(program === undefined ? {} : { execPath: program }) });
      app.quit();
    },
    // Loaded when it is wanted: most starts have nothing to do with it.
    startDemoMarket: async () => (await import('./demo-market')).startDemoMarket(utilityProcess.fork, options.builtFolder),
    exit: (code: number) => {
      app.exit(code);
    },
    ipcMain,
    pageUrl: developmentUrl ?? `${APP_ORIGIN}/index.html`,
    crashPageUrl: `${APP_ORIGIN}/crashed.html`,
    createWindow,
    firstFilesServed: pageSession.firstFilesServed,
    notify: createNotifier({
      isSupported: () => Notification.isSupported(),
      create: (content) => new Notification(content),
      sleep: (delayMs) =>
        new Promise((resolve) => {
          setTimeout(resolve, delayMs);
        }),
    }),
    files: createFileDialogs({ dialog, shell, app, windows: BrowserWindow }),
    openExternal: (url: string) => shell.openExternal(url),
    copyText: async (text: string): Promise<void> => {
      await clipboard.writeText(text);
    },
    setTheme: (theme: 'system' | 'light' | 'dark') => {
      nativeTheme.themeSource = theme;
      for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(backgroundColor());
    },
    setStartAtLogin: createLoginItem({
      platform: process.platform,
      app,
      command: app.isPackaged ? [process.env.APPIMAGE ?? process.execPath] : [process.execPath, app.getAppPath()],
      autostartFolder: join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'autostart'),
      hasOwnDataFolder: options.hasOwnDataFolder,
      log,
    }),
    askToReload: async (window: BrowserWindow, signal: AbortSignal, language: 'sv' | 'en') => {
      const { response } = await dialog.showMessageBox(window, hangQuestion(language, signal));
      return response === RELOAD_BUTTON;
    },
    onWake: (work: (why: string) => void) => {
      powerMonitor.on('resume', () => {
        work('resume');
      });
      powerMonitor.on('unlock-screen', () => {
        work('unlock');
      });
    },
    onSleep: (work: (why: string) => void) => {
      powerMonitor.on('suspend', () => {
        work('suspend');
      });
      powerMonitor.on('lock-screen', () => {
        work('lock');
      });
    },
    isOnline: () => net.isOnline(),
    clearCaches: async () => {
      await session.defaultSession.clearCache();
    },
    /** Every process of the app, main first. */
    processes: () => listProcesses(app.getAppMetrics(), processTree(process.pid), helperType),
  };
}

export type ElectronShell = ReturnType<typeof createElectronShell>;
