import type { EngineWrite } from '@shared/engine/protocol';
import type { PauseAction, Settings } from '@shared/settings';
import { pausePatch } from '../schedule/pause';
import type { Scheduler } from '../schedule/scheduler';
import type { ElectronShell } from '../shell/electron-shell';
import type { EventSender } from '../shell/page/event-sender';

export interface SettingsWiringDependencies {
  readonly shell: Pick<ElectronShell, 'setTheme' | 'setStartAtLogin'>;
  readonly events: Pick<EventSender, 'send'>;
  readonly scheduler: Pick<Scheduler, 'check'>;
  readonly settings: () => Settings;
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
  readonly showState: () => void;
  readonly nowMs: () => number;
}

export interface SettingsWiring {
  /** Lets everybody know whom a setting concerns. */
  settingsChanged(changed: Settings): void;
  /** Holds back what starts by itself, or lets it go on. */
  pause(action: PauseAction): void;
}

/** What follows from a changed setting, wherever it was changed. */
export function wireSettings({ shell, events, scheduler, settings, write, showState, nowMs }: SettingsWiringDependencies): SettingsWiring {
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
  return { settingsChanged, pause: (action) => void change(action) };
}
