import { isoWeekday, type EpochDay } from '../time/epoch-day';
import { stockholmInstantMs, stockholmTime } from '../time/stockholm-time';

export interface QuietHours {
  readonly enabled: boolean;
  /** Minutes of the day in Stockholm; a span from 22:00 to 07:00 passes midnight. The same twice: no nights. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly weekends: boolean;
}

const SATURDAY = 6;
/** A weekend with a night on both sides ends within this. */
const LONGEST_DAYS = 4;

function isQuiet(instantMs: number, quiet: QuietHours): boolean {
  const { day, minuteOfDay } = stockholmTime(instantMs);
  if (quiet.weekends && isoWeekday(day) >= SATURDAY) return true;
  const { fromMinute, toMinute } = quiet;
  if (fromMinute <= toMinute) return minuteOfDay >= fromMinute && minuteOfDay < toMinute;
  return minuteOfDay >= fromMinute || minuteOfDay < toMinute;
}

/** The end of the quiet hours in which an instant lies. Missing: null outside of them. */
export function quietUntilMs(nowMs: number, quiet: QuietHours): number | null {
  if (!quiet.enabled || !isQuiet(nowMs, quiet)) return null;
  const { day: today } = stockholmTime(nowMs);
  for (let day = today; day <= today + LONGEST_DAYS; day = (day + 1) as EpochDay) {
    for (const minute of [0, quiet.toMinute].sort((a, b) => a - b)) {
      const endMs = stockholmInstantMs(day, minute);
      if (endMs > nowMs && !isQuiet(endMs, quiet)) return endMs;
    }
  }
  // Quiet around the clock: nothing is held for longer than the longest span.
  return stockholmInstantMs((today + LONGEST_DAYS) as EpochDay, quiet.toMinute);
}
