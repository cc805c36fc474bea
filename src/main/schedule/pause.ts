import { stockholmInstantMs, stockholmTime } from '@core/time/stockholm-time';
import type { EpochDay } from '@core/time/epoch-day';
import type { PauseAction, SettingsPatch } from '@shared/settings';
import { isoInstant } from '../clock';

const HOUR_MS = 3_600_000;
/** “Till tomorrow” ends when the day begins, not at midnight. */
const MORNING_MINUTE = 7 * 60;

/** What a choice of the pause menu stores. For good is the same switch as in the settings. */
export function pausePatch(action: PauseAction, nowMs: number): SettingsPatch {
  switch (action) {
    case 'pause-hour':
      return { pausedUntil: isoInstant(nowMs + HOUR_MS) };
    case 'pause-tomorrow':
      return { pausedUntil: isoInstant(stockholmInstantMs((stockholmTime(nowMs).day + 1) as EpochDay, MORNING_MINUTE)) };
    case 'pause-for-good':
      return { automaticSync: false, pausedUntil: null };
    case 'resume':
      return { automaticSync: true, pausedUntil: null };
  }
}
