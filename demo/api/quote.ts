import { closeMinute } from '@core/calendar/stockholm-calendar';
import { epochDay, subMonths, toIsoDate } from '@core/time/epoch-day';
import { stockholmInstantMs } from '@core/time/stockholm-time';
import { emptyBar, stepsPerKrona } from '../world/prices';
import type { Listing, World } from '../world/world';
import { eightDecimals, rounded, type Json } from './json';

/** Looks back from today as the site does: key in the answer, months back (0 = own rule). */
const MONTHS_BACK = [
  ['oneMonth', 1], ['threeMonths', 3], ['sixMonths', 6], ['oneYear', 12], ['threeYears', 36], ['fiveYears', 60], ['tenYears', 120],
] as const;

export type PastPeriod = 'oneDay' | 'oneWeek' | 'startOfYear' | (typeof MONTHS_BACK)[number][0];

/** A series of closes: a line's or an index's. */
export interface CloseSeries {
  readonly firstSession: number;
  closeOnOrBefore(session: number): number;
}

/** Closes at the ends of the usual look-backs. Missing: periods that reach back before the first session. */
export function pastCloses(world: World, series: CloseSeries): Partial<Record<PastPeriod, number>> {
  const { timeline, state } = world;
  const today = world.today();
  const closes: Partial<Record<PastPeriod, number>> = {};
  const put = (period: PastPeriod, session: number): void => {
    if (session < series.firstSession) return;
    const close = series.closeOnOrBefore(session);
    if (!Number.isNaN(close)) closes[period] = close;
  };
  put('oneDay', state.today - 1);
  put('oneWeek', timeline.onOrBefore(today - 7));
  const newYear = Number(toIsoDate(today).slice(0, 4));
  put('startOfYear', timeline.onOrBefore((Date.UTC(newYear, 0, 1) / 86_400_000) - 1));
  for (const [period, months] of MONTHS_BACK) put(period, timeline.onOrBefore(subMonths(today, months)));
  return closes;
}

export function seriesOf(world: World, listing: Listing): CloseSeries {
  return {
    firstSession: world.firstSession(listing),
    closeOnOrBefore: (session) => world.closeOnOrBefore(listing, session),
  };
}

/** `historicalClosingPrices` of a page. */
export function historicalClosingPrices(world: World, series: CloseSeries): Json {
  const first = Math.min(series.firstSession, world.state.today);
  return {
    ...pastCloses(world, series),
    start: series.closeOnOrBefore(firstTraded(world, series)),
    startDate: toIsoDate(epochDay(world.timeline.day[first]!)),
  };
}

function firstTraded(world: World, series: CloseSeries): number {
  for (let session = series.firstSession; session < world.state.today; session += 1) {
    if (!Number.isNaN(series.closeOnOrBefore(session))) return session;
  }
  return world.state.today;
}

/** The instant of the last trade of a session, half a minute before the closing auction ends. */
function lastTradeMs(world: World, session: number): number {
  const day = epochDay(world.timeline.day[session]!);
  return stockholmInstantMs(day, closeMinute(day)) - 7000;
}

/** The `quote` of a line after today's close. Missing: a line that did not trade today has last and times only. */
export function quoteOf(world: World, listing: Listing): Json {
  const session = world.tradedOnOrBefore(listing, world.state.today);
  const updated = lastTradeMs(world, world.state.today) + 1_807_000;
  if (session < 0) return { updated, isRealTime: false };
  const bar = emptyBar();
  world.readBar(listing, session, bar);
  const before = world.closeOnOrBefore(listing, session - 1);
  const isToday = session === world.state.today;
  if (!isToday) return { last: bar.close, change: 0, changePercent: 0, timeOfLast: lastTradeMs(world, session), updated, isRealTime: false };
  const buy = bar.close;
  const sell = rounded(bar.close + 1 / stepsPerKrona(bar.close), 6);
  const average = rounded((bar.high + bar.low + bar.close) / 3, 4);
  return {
    buy,
    sell,
    last: bar.close,
    highest: bar.high,
    lowest: bar.low,
    change: rounded(bar.close - before, 4),
    changePercent: rounded((bar.close / before - 1) * 100, 2),
    spread: rounded(((sell - buy) / buy) * 100, 2),
    timeOfLast: lastTradeMs(world, session),
    totalValueTraded: rounded(average * bar.volume, 2),
    totalVolumeTraded: eightDecimals(bar.volume),
    updated,
    volumeWeightedAveragePrice: average,
    isRealTime: false,
  };
}
