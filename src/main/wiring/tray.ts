import type { TrayAction } from '@core/tray/menu-model';
import type { AppStateDto, ViewDto } from '@shared/dto/app';
import type { PauseAction } from '@shared/settings';
import type { ReadModel } from '../handlers/read-model';
import type { SyncRunner } from '../resident/sync-runner';
import { createTrayView } from '../resident/tray-view';
import { createElectronTray } from '../shell/desktop/electron-tray';
import { createTrayController } from '../shell/desktop/tray';

export interface TrayWiringDependencies {
  readonly resourcesFolder: string;
  readonly appState: () => AppStateDto;
  readonly readModel: () => ReadModel | null;
  readonly syncs: Pick<SyncRunner, 'start' | 'cancel'>;
  readonly show: () => void;
  readonly openView: (view: ViewDto) => void;
  readonly pause: (action: PauseAction) => void;
  readonly quit: () => void;
}

/** The tray's icon and menu, drawn from the app's state; what is chosen goes to where it is done. */
export function wireTray(deps: TrayWiringDependencies): { render(): void; stop(): void } {
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
  const tray = createTrayController(createElectronTray(deps.resourcesFolder, process.platform), act);
  const view = createTrayView(deps);
  return {
    render: () => {
      tray.render(view());
    },
    stop: tray.stop,
  };
}
