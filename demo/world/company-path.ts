import { gaussian, STREAM, uniform } from '../random';
import type { Factors } from './factors';
import { MOOD_DAYS, SESSIONS_PER_YEAR } from './factors';
import { SECTOR_GROUPS } from './sectors';
import { ANCHOR, type Timeline } from './timeline';
import type { Company } from './company';

/** Price of a company's common share through time, before rounding and before any split of the demo. */
export interface CompanyPath {
  /** One price per session from `firstSession` on. */
  readonly price: Float64Array;
  readonly firstSession: number;
  /** Mean logarithmic price of the eight quarters up to each month's end, from January 2006 on. */
  readonly monthEndLog: Float64Array;
}

export const FIRST_MONTH = 2006 * 12;

/** How far a drift of 1 moves the price in a year; three moods in a row carry it. */
const DRIFT_DEVIATION = 0.3;
const PULL = 0.0011;
const JUMP_SHARE = 0.006;

function driftOf(seed: number, serial: number, mood: number): number {
  const own = gaussian(seed, STREAM.drift, serial, mood);
  const last = gaussian(seed, STREAM.drift, serial, mood - 1);
  const before = gaussian(seed, STREAM.drift, serial, mood - 2);
  return (DRIFT_DEVIATION * (0.6 * own + 0.6 * last + 0.45 * before)) / SESSIONS_PER_YEAR;
}

/**
 * The whole path of one company.
 * Cost: a few million draws for the full market, once; kept are the sessions from `firstSession` on.
 */
export function computeCompanyPath(
  seed: number,
  company: Company,
  factors: Factors,
  timeline: Timeline,
  monthOfSession: Int32Array,
  firstSession: number,
): CompanyPath {
  const { serial, beta } = company;
  const sector = factors.bySectorGroup[SECTOR_GROUPS.indexOf(company.sector.group)]!;
  const daily = company.ownVolatility / Math.sqrt(SESSIONS_PER_YEAR);
  const log = new Float64Array(timeline.count);
  let own = 0;
  let mood = Number.NaN;
  let drift = 0;
  for (let i = 0; i < timeline.count; i += 1) {
    const day = timeline.day[i]!;
    const newMood = Math.floor(day / MOOD_DAYS);
    if (newMood !== mood) {
      mood = newMood;
      drift = driftOf(seed, serial, mood);
    }
    own += drift - PULL * own + daily * gaussian(seed, STREAM.shock, serial, day);
    if (uniform(seed, STREAM.jump, serial, day) < JUMP_SHARE) own += 4 * daily * gaussian(seed, STREAM.jump, serial, -day);
    log[i] = own + beta * factors.market[i]! + sector[i]!;
  }
  const shift = Math.log(company.anchorPrice) - log[timeline.onOrBefore(ANCHOR)]!;
  const price = new Float64Array(timeline.count - firstSession);
  for (let i = firstSession; i < timeline.count; i += 1) price[i - firstSession] = Math.exp(log[i]! + shift);
  return { price, firstSession, monthEndLog: monthEndLogs(log, shift, monthOfSession) };
}

function monthEndLogs(log: Float64Array, shift: number, monthOfSession: Int32Array): Float64Array {
  const months = monthOfSession[monthOfSession.length - 1]! + 1;
  const last = new Float64Array(months);
  for (let i = 0; i < log.length; i += 1) last[monthOfSession[i]!] = log[i]! + shift;
  const mean = new Float64Array(months);
  for (let month = 0; month < months; month += 1) {
    let sum = 0;
    for (let quarter = 0; quarter < 8; quarter += 1) sum += last[Math.max(0, month - quarter * 3)]!;
    mean[month] = sum / 8;
  }
  return mean;
}
