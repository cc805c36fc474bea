import { setTimeout as sleep } from 'node:timers/promises';
import type { TrayAction } from '@core/tray/menu-model';
import type { AppStateDto, ViewDto } from '@shared/dto/app';
import type { PauseAction } from '@shared/settings';
import type { ReadModel } from '../handlers/read-model';
import type { SyncRunner } from '../resident/sync-runner';
import { createTrayView } from '../resident/tray-view';
import { createElectronTray } from '../shell/desktop/electron-tray';
import { createTrayController, type TrayController } from '../shell/desktop/tray';

export interface TrayWiringDependencies {
  readonly resourcesFolder: string;
  readonly appState: () => AppStateDto;
  readonly readModel: () => ReadModel | null;
  readonly syncs: Pick<SyncRunner, 'start' | 'cancel'>;
  readonly show: () => void;
  readonly openView: (view: ViewDto) => void;
  readonly pause: (action: PauseAction) => void;
  readonly quit: () => void;
  /** Whether the desktop shows tray icons. */
  readonly findTrayHost: () => Promise<boolean>;
  /** Without a window so far: when there is no tray either, one is shown. */
  readonly startHidden: boolean;
  readonly isQuitting: () => boolean;
  /** Known now, whichever it is. */
  readonly onKnown: () => void;
}

export interface TrayWiring {
  /** False also while it is not known. */
  isAvailable(): boolean;
  render(): void;
  stop(): void;
  /** Ends the app when its window has closed and there is no tray: nothing would be left to click on. */
  windowClosed(): void;
}

/** Asking forks main, which takes as long as answering the first calls: on a slow computer too they come before it. */
const ASKED_AFTER_MS = 1000;

/**
 * The tray's icon and menu, drawn from the app's state; what is chosen goes to where it is done. Whether there can be
 * one is known later than the first list is shown.
 */
export function wireTray(deps: TrayWiringDependencies): TrayWiring {
  function act(action: TrayAction): void {
    switch (action) {
      case 'open':
        deps.show();
        return;
      case 'resync':
        deps.syncs.start('manual');
        return;
      case 'cancel':
        deps.syncs.cancel();
        return;
      case 'quit':
        deps.quit();
        return;
      case 'settings':
      case 'today':
        deps.openView({ view: action, strategyId: null });
        return;
      default:
        deps.pause(action);
    }
  }
  const view = createTrayView(deps);
  let tray: TrayController | null = null;
  const host = sleep(deps.startHidden ? 0 : ASKED_AFTER_MS).then(deps.findTrayHost);
  void host.then((hasHost) => {
    if (deps.isQuitting()) return;
    if (hasHost) tray = createTrayController(createElectronTray(deps.resourcesFolder, process.platform), act);
    else if (deps.startHidden) deps.show();
    deps.onKnown();
  });
  return {
    isAvailable: () => tray !== null,
    render: () => tray?.render(view()),
    stop: () => tray?.stop(),
    windowClosed() {
      void host.then((hasHost) => {
        if (!hasHost && !deps.isQuitting()) deps.quit();
      });
    },
  };
}
