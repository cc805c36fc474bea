import { epochDay, type EpochDay } from './epoch-day';

/** Wall-clock time in Europe/Stockholm: what the exchange, the schedule and the bar stamps live by. */
export interface StockholmTime {
  readonly day: EpochDay;
  /** 0 … 1439 */
  readonly minuteOfDay: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** From then on Sweden changes its clocks with the whole Union, by one rule (now Directive 2000/84/EC). */
const COMMON_RULE_SINCE_MS = Date.UTC(1996, 0, 1);

/** When clocks change in a month of 31 days: at one o’clock UTC on its last Sunday. */
function changeInstantMs(year: number, month: number): number {
  const lastDay = Date.UTC(year, month, 31) / DAY_MS;
  return (lastDay - ((lastDay + 4) % 7)) * DAY_MS + HOUR_MS;
}

function offsetByCommonRule(instantMs: number): number {
  const year = new Date(instantMs).getUTCFullYear();
  return instantMs >= changeInstantMs(year, 2) && instantMs < changeInstantMs(year, 9) ? 2 * HOUR_MS : HOUR_MS;
}

/** Made when it is first needed: that takes 10 ms, and most apps never meet a day so old. */
function createZoneFormat(): Intl.DateTimeFormat {
  const twoDigits = '2-digit' as const;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Stockholm',
    year: 'numeric',
    month: twoDigits,
    day: twoDigits,
    hour: twoDigits,
    minute: twoDigits,
    second: twoDigits,
    hourCycle: 'h23',
  });
}

const zone: { format: Intl.DateTimeFormat | null } = { format: null };

function offsetByZoneDatabase(instantMs: number): number {
  zone.format ??= createZoneFormat();
  const parts: Record<string, number> = {};
  for (const part of zone.format.formatToParts(instantMs)) parts[part.type] = Number(part.value);
  const local = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
  return local - Math.floor(instantMs / 1000) * 1000;
}

const offsetByHour = new Map<number, number>();
const OFFSET_CACHE_ENTRIES = 50_000;

/**
 * Offset of Stockholm’s clock from UTC, in milliseconds: by the common rule since 1996, before that from the runtime’s
 * time-zone database. The tests compare the two, so that a new law is noticed with the runtime that knows it.
 * Cost: a fraction of a microsecond; before 1996 one look-up per distinct UTC hour, because a market shares its few
 * thousand trading days.
 */
export function stockholmOffsetMs(instantMs: number): number {
  if (instantMs >= COMMON_RULE_SINCE_MS) return offsetByCommonRule(instantMs);
  const hour = Math.floor(instantMs / HOUR_MS);
  const cached = offsetByHour.get(hour);
  if (cached !== undefined) return cached;
  if (offsetByHour.size >= OFFSET_CACHE_ENTRIES) offsetByHour.clear();
  const offset = offsetByZoneDatabase(hour * HOUR_MS);
  offsetByHour.set(hour, offset);
  return offset;
}

export function stockholmTime(instantMs: number): StockholmTime {
  const localMs = instantMs + stockholmOffsetMs(instantMs);
  const day = Math.floor(localMs / DAY_MS);
  return { day: epochDay(day), minuteOfDay: Math.floor((localMs - day * DAY_MS) / 60_000) };
}

/**
 * The instant of a wall-clock time in Stockholm. A time that the spring change skips maps to the
 * instant one hour later on the clock; one that the autumn change repeats maps to its first pass.
 */
export function stockholmInstantMs(day: EpochDay, minuteOfDay: number): number {
  const asIfUtc = day * DAY_MS + minuteOfDay * 60_000;
  const summerGuess = asIfUtc - 2 * HOUR_MS;
  if (summerGuess + stockholmOffsetMs(summerGuess) === asIfUtc) return summerGuess;
  return asIfUtc - HOUR_MS;
}

const OLDEST_STAMP_MS = Date.UTC(1900, 0, 1);
const NEWEST_STAMP_MS = Date.UTC(2200, 0, 1);

function isStamp(stampMs: number): boolean {
  return stampMs >= OLDEST_STAMP_MS && stampMs < NEWEST_STAMP_MS;
}

/** The day in Stockholm on which a stamp lies, be it midnight or not. Missing: null for years before 1900 and after 2199. */
export function dayOfStamp(stampMs: number): EpochDay | null {
  return isStamp(stampMs) ? stockholmTime(stampMs).day : null;
}

/**
 * The trading day that a daily bar's stamp names.
 * Missing: null unless the stamp is exactly midnight in Stockholm, which is how the source marks a day, of a year
 * from 1900 to 2199; there are numbers that are no instant at all.
 */
export function tradingDayOfStamp(stampMs: number): EpochDay | null {
  if (!isStamp(stampMs)) return null;
  const localMs = stampMs + stockholmOffsetMs(stampMs);
  return localMs % DAY_MS === 0 ? epochDay(localMs / DAY_MS) : null;
}
