import { join } from 'node:path';
import { raise, toFailure } from '@core/errors';
import { DEFAULT_SETTINGS, type Settings } from '@shared/settings';
import { version } from '../../package.json';
import { parseProvider } from './avanza/base-url';
import type { Configuration } from './configuration';
import { DATABASE_FILE } from './data-folder';
import { createExportHost } from './export/export-host';
import { createUnfinishedExports } from './export/unfinished';
import type { Logger } from './log/logger';
import { writePidFile } from './pid-file';
import { createAppStateReader } from './resident/app-state';
import { languageOf } from './resident/language';
import { createStorageWatch } from './resident/storage-watch';
import type { ElectronShell } from './shell/electron-shell';
import { wireCalls } from './wiring/calls';
import { listenToCommandLine } from './wiring/control';
import { wireDatabase } from './wiring/database';
import { wireEngine } from './wiring/engine';
import { wireLifecycle } from './wiring/lifecycle';
import { wireMemory } from './wiring/memory';
import { wireNotices } from './wiring/notices';
import { wireSchedule } from './wiring/schedule';
import { wireSettings } from './wiring/settings';
import { wireSyncs } from './wiring/syncs';
import { wireTray, type TrayWiring } from './wiring/tray';
import type { WindowWiring } from './wiring/window';

export interface BootstrapOptions {
  readonly configuration: Configuration;
  readonly builtFolder: string;
  readonly resourcesFolder: string;
  readonly log: Logger;
  readonly shell: ElectronShell;
  /** The window, which may already be on its way to the screen. */
  readonly window: WindowWiring;
  /** Whether the desktop shows tray icons. */
  readonly findTrayHost: () => Promise<boolean>;
  /** Start into the tray, without ever making a window. */
  readonly startHidden: boolean;
  readonly syncNow: boolean;
}

/** The parts list of the resident app: makes every part, gives it what it needs, decides nothing. */
export function bootstrap(options: BootstrapOptions): void {
  const { configuration, builtFolder, resourcesFolder, log, shell, window, findTrayHost, startHidden, syncNow } = options;
  const { homeFolder, clock: { nowMs } } = configuration;
  const { systemLanguage } = shell;
  const { windows, events, openView } = window;
  const provider = parseProvider(configuration.avanzaUrl);
  const storage = createStorageWatch(() => showState());
  let removePidFile = (): void => undefined;
  // Made last: who asks before is told that there is none.
  let tray: TrayWiring | null = null;
  const trayAvailable = (): boolean => tray?.isAvailable() === true;
  const language = (): 'sv' | 'en' => languageOf(settings().language, systemLanguage);

  const reading = wireDatabase({
    homeFolder,
    nowMs,
    log,
    recover: () => engine.run({ kind: 'recover' }),
    deliver: (notice) => notices.deliver(notice),
    onChanged: showState,
    onReadable: () => {
      storage.worked();
      events.send('signals:changed', { runId: 'recovery', asOf: appState().freshness.expectedSession });
      // The theme, the language and the plan were those of an app that knows no settings.
      if (!reading.isUnreadable()) settingsChanged(settings());
    },
    onUnreadable: storage.failed,
  });
  const { readModel } = reading;
  const settings = (): Settings => readModel()?.stores.settings.read() ?? DEFAULT_SETTINGS;
  /** For whoever shows them or acts on a change. Errors: `store-busy` while the stored ones cannot be told. */
  const storedSettings = (): Settings => {
    const read = settings();
    return reading.isUnreadable() ? raise('store-busy', 'The settings cannot be read now.', { remedy: 'Wait a moment and try again.' }) : read;
  };

  const { engine, write } = wireEngine({
    configuration,
    builtFolder,
    log,
    storage,
    closeReader: () => void reading.close(),
    onJob: (job) => memory.observeJob(job),
    onProgress: (progress) => {
      // A variant that is computed is no sync: the window would wait for an end that is never told.
      if (!syncs.progressed(progress)) return;
      events.send('sync:progressed', progress);
      showState();
    },
  });

  const onNotice = (unread: number): void => {
    events.send('notices:changed', { unread });
    showState();
  };
  const notices = wireNotices({ readModel, settings, systemLanguage, write, notify: shell.notify, open: openView, onNotice, nowMs, log });

  const { syncs, variants } = wireSyncs({ engine, reading, events, notices, log, onEnded: () => scheduler.check('run-ended'), showState });
  // A market on this computer needs no network.
  const isOnline = (): boolean => provider.isLoopback || shell.isOnline();
  const scheduler = wireSchedule({ nowMs, log, settings, readModel, write, syncs, isOnline, onPlanned: showState, onTick: notices.deliverHeld });

  const { state: engineState } = engine;
  const { progress: running } = syncs;
  const { nextRunAtMs } = scheduler;
  const appState = createAppStateReader({ version, provider, canSwitchMarket: configuration.canSwitchMarket, trayAvailable, systemLanguage, readModel, settings, engineState, recovery: reading.recovery, storageFault: storage.fault, isOnline, running, nextRunAtMs, nowMs });

  // Without a tray a window that is gone could not be found again.
  const destroyHidden = (): boolean => trayAvailable() && windows.destroyHidden();
  const page = { isOpen: windows.isOpen, isShown: windows.isShown, destroyHidden, restart: windows.restartPage, clearCaches: shell.clearCaches };
  const memory = wireMemory({ nowMs, log, builtFolder, settings, reading, engine, write, processes: shell.processes, page, onSample: (sample) => events.send('memory:sampled', sample) });
  const stopControl = listenToCommandLine({ homeFolder, memory, log });

  const { settingsChanged, pause } = wireSettings({ shell, events, scheduler, settings: storedSettings, write, showState, nowMs, log });

  function showState(): void {
    tray?.render();
    events.send('app:state-changed', appState());
  }

  const exporting = createExportHost(builtFolder, join(homeFolder, DATABASE_FILE), createUnfinishedExports(homeFolder));
  const lifecycle = wireLifecycle({ homeFolder, nowMs, log, shell, windows, scheduler, events, memory, engine, exporting, reading, tray: { stop: () => tray?.stop() }, stopControl, removePidFile: () => removePidFile() });
  try {
    removePidFile = writePidFile(homeFolder, process.pid);
  } catch (error) {
    // The window says what is wrong; the command line measures nothing without it.
    log.error('the data folder takes nothing', { kind: toFailure(error).kind });
    storage.failed(error);
  }
  shell.setTheme(settings().theme);
  const startSync = (full: boolean): ReturnType<typeof syncs.start> => syncs.start('manual', { full });
  const makeBackup = (): Promise<unknown> => engine.run({ kind: 'backup', file: null });
  const answer = wireCalls({ shell, checksAnswers: configuration.checksAnswers, switchMarket: shell.restartOn, windows, log, homeFolder, exporting, nowMs, readModel, appState, settings: storedSettings, settingsChanged, write, memory, startSync, cancelSync: syncs.cancel, makeBackup, variants, onFailure: reading.noticeFailure });
  window.connect({
    language,
    answer,
    onClosed: () => tray?.windowClosed(),
    onShownChanged: memory.pageChanged,
  });
  tray = wireTray({ resourcesFolder, appState, readModel, syncs, show: windows.show, openView, pause, quit: shell.quit, findTrayHost, startHidden, isQuitting: lifecycle.isQuitting, onKnown: showState });
  if (syncNow) syncs.start('start');
  else scheduler.check('start');
}
