import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineWrite } from '@shared/engine/protocol';
import type { ViewDto } from '@shared/dto/app';
import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '@shared/settings';
import { version } from '../../package.json';
import { parseProvider } from './avanza/base-url';
import { isoInstant } from './clock';
import type { Configuration } from './configuration';
import { createEngineHost } from './engine/host';
import { BACKUP_FOLDER, DATABASE_FILE } from './engine/jobs/run-job';
import { engineStartOf } from './engine/start';
import { createEngineWorkerFactory } from './engine/worker-factory';
import { createExportHost } from './export/export-host';
import { createHandlers } from './handlers/create-handlers';
import { createReadConnection } from './handlers/read-connection';
import { createLogger } from './log/logger';
import { writePidFile } from './pid-file';
import { createAppStateReader } from './resident/app-state';
import { createFiles } from './resident/files';
import { languageOf } from './resident/language';
import { createNewsTeller } from './resident/news-teller';
import { createNoticeDesk } from './resident/notice-desk';
import { createSyncRunner } from './resident/sync-runner';
import { createTrayView } from './resident/tray-view';
import { pausePatch } from './schedule/pause';
import { writeCrashReport } from './shell/crash-report';
import { createElectronShell } from './shell/electron-shell';
import { createElectronTray } from './shell/electron-tray';
import { createEventSender } from './shell/event-sender';
import { instrumentUrl, openExternally } from './shell/external-links';
import { registerCalls } from './shell/ipc-router';
import { installLifecycle } from './shell/lifecycle';
import { createTrayController } from './shell/tray';
import { findTrayHost } from './shell/tray-host';
import { createWindowManager } from './shell/window-manager';
import { listenToCommandLine } from './wire-control';
import { wireMemory } from './wire-memory';
import { wireSchedule } from './wire-schedule';

export interface BootstrapOptions {
  readonly configuration: Configuration;
  readonly builtFolder: string;
  readonly resourcesFolder: string;
  /** Start into the tray, without ever making a window. */
  readonly startHidden: boolean;
  readonly syncNow: boolean;
}

const ENGINE_STOP_MS = 4000;

/** The parts list of the resident app: makes every part, gives it what it needs, decides nothing. */
export async function bootstrap(options: BootstrapOptions): Promise<void> {
  const { configuration, builtFolder } = options;
  const { homeFolder, clock } = configuration;
  mkdirSync(homeFolder, { recursive: true, mode: 0o700 });
  const log = createLogger({ level: configuration.logLevel, folder: homeFolder, scope: 'main', nowMs: clock.nowMs });
  const provider = parseProvider(configuration.avanzaUrl);
  const removePidFile = writePidFile(homeFolder, process.pid);
  const trayAvailable = await findTrayHost(process.platform);

  const reading = createReadConnection(join(homeFolder, DATABASE_FILE), clock.nowMs);
  const readSettings = (): Settings => reading.readModel()?.stores.settings.read() ?? DEFAULT_SETTINGS;
  const shell = createElectronShell({ builtFolder, resourcesFolder: options.resourcesFolder, log });

  const windows = createWindowManager({
    createWindow: shell.createWindow,
    pageUrl: shell.pageUrl,
    crashPageUrl: shell.crashPageUrl,
    nowMs: clock.nowMs,
    log,
    askToReload: (window, signal) => shell.askToReload(window, signal, languageOf(readSettings().language, shell.systemLanguage)),
    onClosed: () => {
      // Without a tray nothing would be left to click on.
      if (!trayAvailable && !lifecycle.isQuitting()) shell.quit();
    },
    onShownChanged: () => {
      memory.pageChanged();
    },
  });
  const events = createEventSender({
    deliver: windows.deliver,
    nowMs: clock.nowMs,
    setTimer: (work, delayMs) => {
      const timer = setTimeout(work, delayMs);
      return {
        cancel: () => {
          clearTimeout(timer);
        },
      };
    },
  });

  const engine = createEngineHost({
    createWorker: createEngineWorkerFactory(builtFolder, configuration.engineHeapMegabytes),
    start: engineStartOf(configuration, version),
    log,
    nowMs: clock.nowMs,
    onJob: (job) => memory.observeJob(job),
    onProgress: (progress) => {
      syncs.progressed(progress);
      events.send('sync:progressed', progress);
      showState();
    },
  });
  const write = async (writes: readonly EngineWrite[]): Promise<void> => {
    await engine.run({ kind: 'write', writes: [...writes] });
  };
  const desk = createNoticeDesk({
    readModel: reading.readModel,
    settings: readSettings,
    systemLanguage: shell.systemLanguage,
    write,
    notify: shell.notify,
    open: openView,
    onNotice: (unread) => {
      events.send('notices:changed', { unread });
      showState();
    },
    nowMs: clock.nowMs,
    log,
  });
  const news = createNewsTeller({ readModel: reading.readModel, settings: readSettings, systemLanguage: shell.systemLanguage, desk, log });
  const syncs = createSyncRunner({
    engine,
    newRunId: randomUUID,
    log,
    onChanged: () => {
      // Progress that still waits would come after the news that the run has ended, and stay.
      if (!syncs.isRunning()) events.forget('sync:progressed');
      if (!syncs.isRunning()) scheduler.check('run-ended');
      showState();
    },
    onFinished: (summary) => {
      events.send('signals:changed', { runId: summary.runId, asOf: summary.asOf });
      void news.tell(summary);
    },
    onFailed: (error) => {
      void news.tellFailure(error.failure);
    },
  });
  const scheduler = wireSchedule({
    nowMs: clock.nowMs,
    log,
    settings: readSettings,
    readModel: reading.readModel,
    write,
    syncs,
    // A market on this computer needs no network.
    isOnline: () => provider.isLoopback || shell.isOnline(),
    onPlanned: showState,
    every: (work, delayMs) => {
      const timer = setInterval(() => {
        work();
        void desk.deliverHeld();
      }, delayMs);
      return () => {
        clearInterval(timer);
      };
    },
  });
  const appState = createAppStateReader({
    version,
    provider,
    trayAvailable,
    systemLanguage: shell.systemLanguage,
    readModel: reading.readModel,
    settings: readSettings,
    engineState: engine.state,
    running: syncs.progress,
    nextRunAtMs: scheduler.nextRunAtMs,
    nowMs: clock.nowMs,
  });

  const memory = wireMemory({
    nowMs: clock.nowMs,
    log,
    settings: readSettings,
    reading,
    engine,
    write,
    processes: shell.processes,
    page: {
      isOpen: windows.isOpen,
      isShown: windows.isShown,
      // Without a tray a window that is gone could not be found again.
      destroyHidden: () => trayAvailable && windows.destroyHidden(),
      restart: windows.restartPage,
      clearCaches: shell.clearCaches,
    },
    onSample: (sample) => {
      events.send('memory:sampled', sample);
    },
  });

  const stopControl = listenToCommandLine({ homeFolder, memory, log });

  const tray = trayAvailable
    ? createTrayController(createElectronTray(options.resourcesFolder, process.platform), (action) => {
        if (action === 'open') windows.show();
        else if (action === 'resync') syncs.start('manual');
        else if (action === 'cancel') syncs.cancel();
        else if (action === 'quit') shell.quit();
        else if (action === 'settings' || action === 'today') openView({ view: action, strategyId: null });
        else void changeSettings(pausePatch(action, clock.nowMs()));
      })
    : null;
  const trayView = createTrayView({ appState, readModel: reading.readModel });

  function openView(view: ViewDto): void {
    windows.show();
    events.send('view:requested', view);
  }
  function showState(): void {
    tray?.render(trayView());
    events.send('app:state-changed', appState());
  }
  function applySettings(settings: Settings): void {
    shell.setTheme(settings.theme);
    shell.setStartAtLogin(settings.startAtLogin);
    events.send('settings:changed', settings);
    scheduler.check('settings');
    showState();
  }

  async function changeSettings(patch: SettingsPatch): Promise<void> {
    await write([{ what: 'settings', patch }]);
    applySettings(readSettings());
  }

  const lifecycle = installLifecycle({
    onSecondInstance: windows.show,
    onActivate: windows.show,
    onUnexpected: (error) => {
      writeCrashReport(homeFolder, clock.nowMs(), error);
      log.error('unexpected error, ending', { at: isoInstant(clock.nowMs()) });
      shell.exit(1);
    },
    quitSteps: [
      {
        name: 'schedule',
        run: () => {
          scheduler.stop();
          events.stop();
          stopControl();
        },
      },
      { name: 'memory ledger', run: memory.stop },
      { name: 'engine', run: () => engine.stop(ENGINE_STOP_MS) },
      {
        name: 'database',
        run: () => {
          reading.close();
        },
      },
      { name: 'tray', run: () => tray?.stop() },
      { name: 'pid file', run: removePidFile },
    ],
  });

  shell.hardenSession();
  shell.setTheme(readSettings().theme);
  registerCalls({
    ipcMain: shell.ipcMain,
    log,
    nowMs: clock.nowMs,
    developmentUrl: shell.developmentUrl,
    isOwnPage: windows.isOwnPage,
    checkResults: !shell.isPackaged,
    handlers: createHandlers({
      readModel: reading.readModel,
      appState,
      startSync: (full) => syncs.start('manual', { full }),
      cancelSync: syncs.cancel,
      memory,
      settings: readSettings,
      write,
      settingsChanged: applySettings,
      openInstrument: (orderbookId) => openExternally(instrumentUrl(orderbookId), shell.openExternal),
      files: createFiles({
        ...shell.files,
        homeFolder,
        backupFolder: join(homeFolder, BACKUP_FOLDER),
        exportTable: createExportHost(builtFolder, join(homeFolder, DATABASE_FILE)),
        makeBackup: () => engine.run({ kind: 'backup', file: null }),
        nowMs: clock.nowMs,
      }),
      nowMs: clock.nowMs,
    }),
  });
  showState();
  if (!options.startHidden || !trayAvailable) windows.show();
  shell.onWake((why) => {
    memory.setAway(false);
    scheduler.check(why);
  });
  shell.onSleep(() => {
    memory.setAway(true);
  });
  if (options.syncNow) syncs.start('start');
  else scheduler.check('start');
}
