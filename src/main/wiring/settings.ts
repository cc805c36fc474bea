import { toFailure } from '@core/errors';
import type { EngineWrite } from '@shared/engine/writes';
import type { PauseAction, Settings } from '@shared/settings';
import { pausePatch } from '../schedule/pause';
import type { Logger } from '../log/logger';
import type { Scheduler } from '../schedule/scheduler';
import type { ElectronShell } from '../shell/electron-shell';
import type { EventSender } from '../shell/page/event-sender';

export interface SettingsWiringDependencies {
  readonly shell: Pick<ElectronShell, 'setTheme' | 'setStartAtLogin'>;
  readonly events: Pick<EventSender, 'send'>;
  readonly scheduler: Pick<Scheduler, 'check'>;
  /** Errors: `store-busy` while the stored ones cannot be read. */
  readonly settings: () => Settings;
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
  readonly showState: () => void;
  readonly nowMs: () => number;
  readonly log: Logger;
}

export interface SettingsWiring {
  /** Lets everybody know whom a setting concerns. */
  settingsChanged(changed: Settings): void;
  /** Holds back what starts by itself, or lets it go on. */
  pause(action: PauseAction): void;
}

/** What follows from a changed setting, wherever it was changed. */
export function wireSettings({ shell, events, scheduler, settings, write, showState, nowMs, log }: SettingsWiringDependencies): SettingsWiring {
  function settingsChanged(changed: Settings): void {
    shell.setTheme(changed.theme);
    shell.setStartAtLogin(changed.startAtLogin);
    events.send('settings:changed', changed);
    scheduler.check('settings');
    showState();
  }
  async function change(action: PauseAction): Promise<void> {
    await write([{ what: 'settings', patch: pausePatch(action, nowMs()) }]);
    settingsChanged(settings());
  }
  return {
    settingsChanged,
    pause: (action) => {
      change(action).catch((error: unknown) => {
        log.warn('the pause was not stored', { kind: toFailure(error).kind });
      });
    },
  };
}
