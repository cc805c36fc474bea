import { closeInstantMs, closeMinute, nextTradingDay, sessionKind } from '@core/calendar/stockholm-calendar';
import { stockholmInstantMs } from '@core/time/stockholm-time';
import type { World } from '../world/world';
import type { Json } from './json';

const OPEN_MINUTE = 9 * 60;
const HALF_HOUR_MS = 1_800_000;

function clockText(minuteOfDay: number): string {
  const hours = String(Math.floor(minuteOfDay / 60)).padStart(2, '0');
  return `${hours}:${String(minuteOfDay % 60).padStart(2, '0')}:00`;
}

/** The `marketPlace` of a page: the demo market always stands half an hour after today's close. */
export function marketPlace(world: World): Json {
  const today = world.today();
  const nowMs = closeInstantMs(today) + HALF_HOUR_MS;
  return {
    marketOpen: false,
    timeLeftMs: stockholmInstantMs(nextTradingDay(today), OPEN_MINUTE) - nowMs,
    openingTime: clockText(OPEN_MINUTE),
    todayClosingTime: clockText(sessionKind(today) === 'half' ? closeMinute(today) : 17 * 60 + 30),
    normalClosingTime: '17:30:00',
    currentStatus: 'CLOSED',
    marketStateSchedule: [{ status: 'OPEN', start: '09:00:00', end: '17:30:00' }],
  };
}
