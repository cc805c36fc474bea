import { Cron } from 'croner';
import type { ClockInstants } from '@core/schedule/planned-runs';

/**
 * The instants at which Stockholm's clocks show a time of day. A time that the spring change skips comes
 * when the clocks go on, at 03:00; one that the autumn change repeats comes once, at its first pass.
 */
export const clockInstants: ClockInstants = (minuteOfDay, afterMs, upToMs) => {
  const pattern = `${String(minuteOfDay % 60)} ${String(Math.floor(minuteOfDay / 60))} * * *`;
  const clock = new Cron(pattern, { timezone: 'Europe/Stockholm', paused: true });
  const instants: number[] = [];
  for (let next = clock.nextRun(new Date(afterMs)); next !== null && next.getTime() <= upToMs; next = clock.nextRun(next)) {
    if (next.getTime() > afterMs) instants.push(next.getTime());
  }
  return instants;
};
