import { isoInstant } from '../clock';
import type { EngineHost } from '../engine/host';
import type { ExportHost } from '../export/export-host';
import type { ReadConnection } from '../handlers/read-connection';
import type { Logger } from '../log/logger';
import type { Scheduler } from '../schedule/scheduler';
import { writeCrashReport } from '../shell/crash/crash-report';
import type { ElectronShell } from '../shell/electron-shell';
import type { EventSender } from '../shell/page/event-sender';
import { installLifecycle } from '../shell/lifecycle';
import type { WindowManager } from '../shell/window/window-manager';
import type { MemoryWiring } from './memory';

export interface LifecycleWiringDependencies {
  readonly homeFolder: string;
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly shell: Pick<ElectronShell, 'exit' | 'onWake' | 'onSleep'>;
  readonly windows: Pick<WindowManager, 'show'>;
  readonly scheduler: Pick<Scheduler, 'check' | 'stop'>;
  readonly events: Pick<EventSender, 'stop'>;
  readonly memory: Pick<MemoryWiring, 'setAway' | 'stop'>;
  readonly engine: Pick<EngineHost, 'stop'>;
  readonly exporting: Pick<ExportHost, 'stop'>;
  readonly reading: Pick<ReadConnection, 'close'>;
  readonly tray: { stop(): void };
  readonly stopControl: () => void;
  readonly removePidFile: () => void;
}

const ENGINE_STOP_MS = 4000;

/** What happens when the computer sleeps and wakes, and in which order the parts end. */
export function wireLifecycle(deps: LifecycleWiringDependencies): { isQuitting(): boolean } {
  const { log, nowMs, shell, scheduler, memory } = deps;
  shell.onWake((why) => {
    memory.setAway(false);
    scheduler.check(why);
  });
  shell.onSleep(() => {
    memory.setAway(true);
  });

  function stopLooking(): void {
    scheduler.stop();
    deps.events.stop();
    deps.stopControl();
  }
  return installLifecycle({
    onSecondInstance: deps.windows.show,
    onActivate: deps.windows.show,
    onUnexpected: (error) => {
      writeCrashReport(deps.homeFolder, nowMs(), error);
      log.error('unexpected error, ending', { at: isoInstant(nowMs()) });
      shell.exit(1);
    },
    quitSteps: [
      { name: 'schedule', run: stopLooking },
      { name: 'exports', run: deps.exporting.stop },
      { name: 'memory ledger', run: memory.stop },
      { name: 'engine', run: () => deps.engine.stop(ENGINE_STOP_MS) },
      { name: 'database', run: () => void deps.reading.close() },
      { name: 'tray', run: deps.tray.stop },
      { name: 'pid file', run: deps.removePidFile },
    ],
  });
}
