import type { SyncSchedule } from '@core/schedule/planned-runs';
import { minuteOfDayOf } from '@core/time/clock-time';
import type { Settings } from '@shared/settings';

/** The plan as the person has set it. */
export function scheduleOf(settings: Settings): SyncSchedule {
  return {
    automatic: settings.automaticSync,
    delayMinutes: settings.syncDelayMinutes,
    fixedMinutes: settings.syncTimes.map(minuteOfDayOf),
    correctionMinute: settings.correctionRun ? minuteOfDayOf(settings.correctionTime) : null,
    pausedUntilMs: settings.pausedUntil === null ? null : Date.parse(settings.pausedUntil),
  };
}
