import { nextTradingDay, tradingDayOnOrAfter } from '@core/calendar/stockholm-calendar';
import { epochDayOf, type EpochDay } from '@core/time/epoch-day';
import { stockholmInstantMs } from '@core/time/stockholm-time';

/**
 * All price paths start here and are scaled to plausible sizes on the anchor day. Both are constants, so a
 * bar never depends on the day on which the demo market was started.
 */
export const GENESIS: EpochDay = tradingDayOnOrAfter(epochDayOf(2006, 1, 2));
export const ANCHOR: EpochDay = tradingDayOnOrAfter(epochDayOf(2026, 1, 2));

/** The exchange's sessions, numbered from the first one of the world. */
export interface Timeline {
  readonly count: number;
  /** Epoch day of each session. */
  readonly day: Int32Array;
  /** Midnight in Stockholm of each session: what daily bars are stamped with. */
  readonly stampMs: Float64Array;
  /** Number of the newest session on or before a day; −1 before the first. */
  onOrBefore(day: number): number;
  /** Number of the first session on or after a day; `count` after the last. */
  onOrAfter(day: number): number;
}

export function createTimeline(lastDay: EpochDay): Timeline {
  const days: EpochDay[] = [];
  for (let day = GENESIS; day <= lastDay; day = nextTradingDay(day)) days.push(day);
  const day = Int32Array.from(days);
  const stampMs = Float64Array.from(days, (session) => stockholmInstantMs(session, 0));
  const sessionByOffset = new Int32Array(day[day.length - 1]! - GENESIS + 1);
  for (let offset = 0, session = 0; offset < sessionByOffset.length; offset += 1) {
    if (session + 1 < day.length && day[session + 1]! <= GENESIS + offset) session += 1;
    sessionByOffset[offset] = session;
  }
  const onOrBefore = (wanted: number): number => {
    if (wanted < GENESIS) return -1;
    return sessionByOffset[Math.min(wanted - GENESIS, sessionByOffset.length - 1)]!;
  };
  const onOrAfter = (wanted: number): number => {
    const before = onOrBefore(wanted);
    return before >= 0 && day[before] === wanted ? before : before + 1;
  };
  return { count: day.length, day, stampMs, onOrBefore, onOrAfter };
}
