import { calendarDate, epochDay, epochDayOf, isoWeekday, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { stockholmInstantMs } from '@core/time/stockholm-time';
import { emptyBar, roundToTick, type Bar } from '../world/prices';
import type { World } from '../world/world';
import { badRequest, json, jsonText, notFoundPage, type Answer, type ApiContext, type Endpoint } from './answer';
import { newestSession, requestedWindow, type Window } from './chart-window';
import { intradayBars, INTRADAY_MINUTES } from './intraday';

/** Whatever has bars: a line or an index. */
interface ChartSeries {
  readonly serial: number;
  readonly firstSession: number;
  readBar(session: number, bar: Bar): boolean;
}

/** What an unfinished session looks like: on its way from the open to a close that is not known yet. */
function makeProvisional(bar: Bar): void {
  bar.close = roundToTick(bar.open + (bar.close - bar.open) * 0.4);
  bar.high = Math.max(bar.open, bar.close);
  bar.low = Math.min(bar.open, bar.close);
  bar.volume = Math.round(bar.volume * 0.4);
}

function barText(stampMs: number, bar: Bar): string {
  return `{"timestamp":${stampMs},"open":${bar.open},"close":${bar.close},"low":${bar.low},"high":${bar.high},"totalVolumeTraded":${bar.volume}}`;
}

/** First day of the week, month or quarter that a day belongs to. */
function groupStart(day: EpochDay, resolution: string): EpochDay {
  if (resolution === 'week') return epochDay(day - isoWeekday(day) + 1);
  const { year, month } = calendarDate(day);
  return epochDayOf(year, resolution === 'quarter' ? month - ((month - 1) % 3) : month, 1);
}

function readShown(context: ApiContext, series: ChartSeries, session: number, bar: Bar): boolean {
  if (!series.readBar(session, bar)) return false;
  if (session > context.world.state.today) makeProvisional(bar);
  return true;
}

function dailyText(context: ApiContext, series: ChartSeries, first: number, last: number): string {
  const { stampMs } = context.world.timeline;
  const bar = emptyBar();
  let text = '';
  for (let session = first; session <= last; session += 1) {
    if (readShown(context, series, session, bar)) text += (text === '' ? '' : ',') + barText(stampMs[session]!, bar);
  }
  return text;
}

function groupedText(context: ApiContext, series: ChartSeries, first: number, last: number, resolution: string): string {
  const { day } = context.world.timeline;
  const bar = emptyBar();
  const group = emptyBar();
  const texts: string[] = [];
  let current = Number.NaN;
  const flush = (): void => {
    if (!Number.isNaN(current)) texts.push(barText(stockholmInstantMs(epochDay(current), 0), group));
  };
  for (let session = first; session <= last; session += 1) {
    if (!readShown(context, series, session, bar)) continue;
    const start = groupStart(epochDay(day[session]!), resolution);
    if (start === current) {
      group.high = Math.max(group.high, bar.high);
      group.low = Math.min(group.low, bar.low);
      group.close = bar.close;
      group.volume += bar.volume;
    } else {
      flush();
      current = start;
      Object.assign(group, bar);
    }
  }
  flush();
  return texts.join(',');
}

function intradayText(context: ApiContext, series: ChartSeries, first: number, last: number, minutes: number): string {
  const { world } = context;
  const bar = emptyBar();
  const texts: string[] = [];
  for (let session = first; session <= last; session += 1) {
    if (!readShown(context, series, session, bar)) continue;
    const day = epochDay(world.timeline.day[session]!);
    for (const slot of intradayBars(world.seed, series.serial, day, bar, minutes)) {
      texts.push(barText(stockholmInstantMs(day, slot.minuteOfDay), slot));
    }
  }
  return texts.join(',');
}

function previousClose(series: ChartSeries, firstShown: number): number | null {
  const bar = emptyBar();
  for (let session = firstShown - 1; session >= series.firstSession; session -= 1) {
    if (series.readBar(session, bar)) return bar.close;
  }
  return null;
}

function chart(context: ApiContext, series: ChartSeries, window: Window): Answer {
  const { timeline } = context.world;
  const first = Math.max(series.firstSession, timeline.onOrAfter(window.from));
  const last = Math.min(newestSession(context), timeline.onOrBefore(window.to));
  const minutes = INTRADAY_MINUTES[window.resolution];
  const ohlc =
    minutes !== undefined
      ? intradayText(context, series, first, last, minutes)
      : window.resolution === 'day'
        ? dailyText(context, series, first, last)
        : groupedText(context, series, first, last, window.resolution);
  const metadata = JSON.stringify({ resolution: { chartResolution: window.resolution, availableResolutions: window.offered } });
  const before = previousClose(series, Math.min(timeline.onOrAfter(window.from), newestSession(context) + 1));
  return jsonText(`{"ohlc":[${ohlc}],"metadata":${metadata},"from":"${toIsoDate(window.from)}","to":"${toIsoDate(window.to)}","previousClosingPrice":${before}}`);
}

function seriesOf(world: World, id: string, context: ApiContext): ChartSeries | null {
  const index = world.findIndex(id);
  if (index !== null) {
    const readBar = (session: number, bar: Bar): boolean => {
      world.prices.readIndexBar(index, session, bar);
      return true;
    };
    return { serial: Number(id), firstSession: world.state.historyStart, readBar };
  }
  const listing = world.find(id);
  if (listing === null || world.firstSession(listing) > newestSession(context)) return null;
  if (!world.isListed(listing) && context.switches.delistedChart === 'missing') return null;
  const readBar = (session: number, bar: Bar): boolean => world.readBar(listing, session, bar);
  return { serial: listing.line.serial, firstSession: world.firstSession(listing), readBar };
}

/** `GET /_api/price-chart/stock/{id}` for lines and indices. */
export const priceChart: Endpoint = (context, request, id) => {
  if (!/^\d+$/.test(id)) return json({ message: 'Invalid orderbook id' }, 400);
  const window = requestedWindow(context, request);
  if (typeof window === 'string') return badRequest(window);
  const series = seriesOf(context.world, id, context);
  return series === null ? notFoundPage(request.path) : chart(context, series, window);
};
