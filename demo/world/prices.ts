import { gaussian, smoothNoise, STREAM, uniform } from '../random';
import { FIRST_MONTH, computeCompanyPath, type CompanyPath } from './company-path';
import { computeFactors, SESSIONS_PER_YEAR } from './factors';
import { isCurrencyPair, type DemoIndex } from './listing';
import { splitRatio, type MarketState } from './state';
import type { Timeline } from './timeline';
import type { Company, Line } from './company';
import { calendarDate, epochDay } from '@core/time/epoch-day';

export interface Bar {
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

export function emptyBar(): Bar {
  return { open: Number.NaN, high: Number.NaN, low: Number.NaN, close: Number.NaN, volume: 0 };
}

/** Rounds to a price step of the kind exchanges use: coarser the dearer the share. */
export function roundToTick(price: number): number {
  const steps = stepsPerKrona(price);
  return Math.max(1, Math.round(price * steps)) / steps;
}

/** How many price steps a krona has at a price level. */
export function stepsPerKrona(price: number): number {
  if (price >= 500) return 2;
  if (price >= 100) return 10;
  if (price >= 20) return 20;
  if (price >= 1) return 100;
  return price >= 0.1 ? 1000 : 10_000;
}

/** Restated prices keep six decimals, as sources do after a split. */
function roundRestated(price: number): number {
  return Math.round(price * 1e6) / 1e6;
}

const EURO_IN_SEK = 11;
const STEADY_DAILY_DEVIATION = 0.0035;

function classFactor(seed: number, line: Line, day: number): number {
  if (line.classLetter !== 'A' && line.classLetter !== 'C') return 1;
  const slow = 0.02 * smoothNoise(seed, STREAM.classSpread, line.serial, day / 80);
  return Math.exp(0.012 + slow + 0.0025 * gaussian(seed, STREAM.classSpread, line.serial + 100_000, day));
}

function steadyFactor(seed: number, line: Line, day: number): number {
  const { serial } = line;
  const slow = 0.09 * smoothNoise(seed, STREAM.steadyPrice, serial, day / 240);
  const middle = 0.03 * smoothNoise(seed, STREAM.steadyPrice, serial + 100_000, day / 45);
  const quick = 0.008 * smoothNoise(seed, STREAM.steadyPrice, serial + 200_000, day / 6);
  return Math.exp(slow + middle + quick + 0.002 * gaussian(seed, STREAM.steadyPrice, serial + 300_000, day));
}

export interface PriceBook {
  /** Close as served today (restated for splits up to today); the path goes on where the share is halted. */
  closeAt(company: Company, line: Line, session: number): number;
  /** Fills `bar`; false on days on which the line does not trade. Does not look at listing or halts. */
  readBar(company: Company, line: Line, session: number, bar: Bar): boolean;
  readIndexBar(index: DemoIndex, session: number, bar: Bar): void;
  /** Mean price level of the two years up to a month's end (year · 12 + month − 1), anchor basis. */
  levelAtMonthEnd(company: Company, month: number): number;
}

/**
 * Prices of everything. Depends on the seed, the line and the date only; splits and corrections of the
 * market state come on top. Cost: all company paths once, about eight bytes per company and session.
 */
export function createPriceBook(seed: number, timeline: Timeline, companies: readonly Company[], state: MarketState): PriceBook {
  const factors = computeFactors(seed, timeline);
  const monthOfSession = Int32Array.from(timeline.day, (day) => {
    const { year, month } = calendarDate(epochDay(day));
    return year * 12 + month - 1 - FIRST_MONTH;
  });
  const firstKept = Math.max(0, state.historyStart - 1);
  const paths = new Map<number, CompanyPath>();
  for (const company of companies) {
    paths.set(company.serial, computeCompanyPath(seed, company, factors, timeline, monthOfSession, firstKept));
  }

  /** On the anchor basis, unrounded. */
  const rawPrice = (company: Company, line: Line, session: number): number => {
    const kept = Math.max(session, firstKept);
    const day = timeline.day[kept]!;
    if (line.kind === 'preferred' || line.kind === 'steady') return line.steadyPrice * steadyFactor(seed, line, day);
    const path = paths.get(company.serial)!;
    const price = path.price[kept - firstKept]! * classFactor(seed, line, day);
    return line.currency === 'EUR' ? price / EURO_IN_SEK : price;
  };
  const splits = (company: Company, line: Line, after: number, upTo: number): number =>
    line.kind === 'preferred' || line.kind === 'steady' ? 1 : splitRatio(state, company.serial, after, upTo);

  const correctionOf = (line: Line, session: number): number | undefined =>
    state.corrections.get(line.orderbookId)?.get(session);

  const nativeClose = (company: Company, line: Line, session: number): number =>
    correctionOf(line, session) ?? roundToTick(rawPrice(company, line, session) / splits(company, line, -1, session));

  const restate = (price: number, ratio: number): number => (ratio === 1 ? price : roundRestated(price / ratio));

  const closeAt = (company: Company, line: Line, session: number): number =>
    restate(nativeClose(company, line, session), splits(company, line, session, state.today));

  const readBar = (company: Company, line: Line, session: number, bar: Bar): boolean => {
    const { serial } = line;
    const day = timeline.day[session]!;
    if (uniform(seed, STREAM.traded, serial, day) >= line.tradedShare) return false;
    const steady = line.kind === 'preferred' || line.kind === 'steady';
    const deviation = steady ? STEADY_DAILY_DEVIATION : company.ownVolatility / Math.sqrt(SESSIONS_PER_YEAR);
    const before = rawPrice(company, line, session - 1);
    const after = rawPrice(company, line, session);
    const move = Math.log(after / before);
    const ownBasis = splits(company, line, -1, session);
    const openGap = 0.35 * move + 0.25 * deviation * gaussian(seed, STREAM.open, serial, day);
    const close = nativeClose(company, line, session);
    const open = roundToTick((before * Math.exp(openGap)) / ownBasis);
    const upper = 1 + 0.5 * deviation * Math.abs(gaussian(seed, STREAM.high, serial, day));
    const lower = 1 - 0.5 * deviation * Math.abs(gaussian(seed, STREAM.low, serial, day));
    const high = Math.max(open, close, roundToTick(Math.max(open, close) * upper));
    const low = Math.min(open, close, roundToTick(Math.min(open, close) * lower));
    const ratio = splits(company, line, session, state.today);
    const activity = Math.exp(0.55 * gaussian(seed, STREAM.volume, serial, day)) * (1 + (1.5 * Math.abs(move)) / deviation);
    bar.open = restate(open, ratio);
    bar.high = restate(high, ratio);
    bar.low = restate(low, ratio);
    bar.close = restate(close, ratio);
    bar.volume = Math.round(line.shares * splits(company, line, -1, state.today) * line.turnoverShare * activity);
    return true;
  };

  const indexLevel = (index: DemoIndex, session: number): number => {
    const kept = Math.max(0, session);
    const day = timeline.day[kept]!;
    if (isCurrencyPair(index)) {
      const [level, channel] = index.kind === 'usdsek' ? [9.6, 0] : [11, 10];
      const slow = 0.1 * smoothNoise(seed, STREAM.index, channel + 1, day / 380) + 0.04 * smoothNoise(seed, STREAM.index, channel + 2, day / 90);
      return level * Math.exp(slow + 0.008 * smoothNoise(seed, STREAM.index, channel + 3, day / 9) + 0.003 * gaussian(seed, STREAM.index, channel + 4, day));
    }
    const base = index.kind === 'omxs30' ? 2650 : 985;
    const own = index.kind === 'omxs30' ? 0.012 * smoothNoise(seed, STREAM.index, 5, day / 120) : 0;
    return base * Math.exp(factors.market[kept]! + own);
  };

  const readIndexBar = (index: DemoIndex, session: number, bar: Bar): void => {
    const digits = isCurrencyPair(index) ? 10_000 : 100;
    const round = (level: number): number => Math.round(level * digits) / digits;
    const serial = 900_000 + Number(index.orderbookId);
    const day = timeline.day[session]!;
    bar.close = round(indexLevel(index, session));
    bar.open = round(indexLevel(index, session - 1) * (1 + 0.002 * gaussian(seed, STREAM.open, serial, day)));
    bar.high = round(Math.max(bar.open, bar.close) * (1 + 0.003 * Math.abs(gaussian(seed, STREAM.high, serial, day))));
    bar.low = round(Math.min(bar.open, bar.close) * (1 - 0.003 * Math.abs(gaussian(seed, STREAM.low, serial, day))));
    bar.volume = isCurrencyPair(index) ? 0 : Math.round(6e7 * Math.exp(0.3 * gaussian(seed, STREAM.volume, serial, day)));
  };

  const levelAtMonthEnd = (company: Company, month: number): number => {
    const logs = paths.get(company.serial)!.monthEndLog;
    return Math.exp(logs[Math.min(logs.length - 1, Math.max(0, month - FIRST_MONTH))]!);
  };

  return { closeAt, readBar, readIndexBar, levelAtMonthEnd };
}
