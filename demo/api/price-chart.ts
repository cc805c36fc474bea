import { calendarDate, epochDay, epochDayOf, isoWeekday, parseIsoDate, subMonths, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { stockholmInstantMs } from '@core/time/stockholm-time';
import { emptyBar, roundToTick, type Bar } from '../world/prices';
import type { World } from '../world/world';
import { badRequest, json, jsonText, notFoundPage, type Answer, type ApiContext, type ApiRequest, type Endpoint } from './answer';
import { intradayBars, INTRADAY_MINUTES } from './intraday';

const RESOLUTION_SETS = {
  today: ['minute', 'two_minutes', 'five_minutes', 'ten_minutes', 'thirty_minutes', 'hour', 'day'],
  week: ['ten_minutes', 'thirty_minutes', 'hour', 'day'],
  month: ['hour', 'day', 'week'],
  quarter: ['day', 'week', 'month'],
  years: ['day', 'week', 'month', 'quarter'],
  all: ['week', 'month', 'quarter'],
} as const;

interface Period {
  readonly fallback: string;
  readonly offered: readonly string[];
  firstDay(today: EpochDay): EpochDay;
}

const monthsBack = (months: number) => (today: EpochDay): EpochDay => subMonths(today, months);

const PERIODS: Readonly<Record<string, Period>> = {
  today: { fallback: 'minute', offered: RESOLUTION_SETS.today, firstDay: (today) => today },
  one_week: { fallback: 'ten_minutes', offered: RESOLUTION_SETS.week, firstDay: (today) => epochDay(today - 7) },
  one_month: { fallback: 'hour', offered: RESOLUTION_SETS.month, firstDay: monthsBack(1) },
  three_months: { fallback: 'day', offered: RESOLUTION_SETS.quarter, firstDay: monthsBack(3) },
  six_months: { fallback: 'day', offered: RESOLUTION_SETS.quarter, firstDay: monthsBack(6) },
  this_year: { fallback: 'day', offered: RESOLUTION_SETS.quarter, firstDay: (today) => epochDayOf(calendarDate(today).year, 1, 1) },
  one_year: { fallback: 'day', offered: RESOLUTION_SETS.years, firstDay: monthsBack(12) },
  three_years: { fallback: 'week', offered: RESOLUTION_SETS.years, firstDay: monthsBack(36) },
  five_years: { fallback: 'week', offered: RESOLUTION_SETS.years, firstDay: monthsBack(60) },
  infinity: { fallback: 'month', offered: RESOLUTION_SETS.all, firstDay: () => epochDayOf(1982, 1, 1) },
};

/** Whatever has bars: a line or an index. */
interface ChartSeries {
  readonly serial: number;
  readonly firstSession: number;
  readBar(session: number, bar: Bar): boolean;
}

interface Window {
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly resolution: string;
  readonly offered: readonly string[];
}

function defaultResolution(spanDays: number): string {
  if (spanDays <= 366) return 'day';
  return spanDays <= 5 * 366 ? 'week' : 'month';
}

function windowOfDates({ world, switches }: ApiContext, from: string, to: string, wanted: string | null): Window | string {
  let first: EpochDay;
  let last: EpochDay;
  try {
    first = parseIsoDate(from);
    last = parseIsoDate(to);
  } catch {
    return 'from and to must be dates';
  }
  if (first > last) return 'from must not be after to';
  const resolution = wanted ?? defaultResolution(last - first);
  if (resolution in INTRADAY_MINUTES && world.today() - first > 31) return 'No intraday data that far back';
  if (resolution === 'day' && last - first > switches.dailySpanLimitDays) return 'Too long a period for this resolution';
  return { from: first, to: last, resolution, offered: RESOLUTION_SETS.years };
}

function windowOfPeriod(context: ApiContext, name: string, wanted: string | null): Window | string {
  const period = PERIODS[name];
  if (period === undefined) return 'Unknown timePeriod';
  const to = newestShown(context);
  const offered = wanted === null || period.offered.includes(wanted);
  if (!offered && context.switches.unofferedResolution === 'refuse') return 'Resolution not available for this period';
  const resolution = offered ? (wanted ?? period.fallback) : period.fallback;
  return { from: period.firstDay(context.world.today()), to, resolution, offered: period.offered };
}

function newestSession({ world, switches }: ApiContext): number {
  return world.state.today + (switches.provisionalDay ? 1 : 0);
}

function newestShown(context: ApiContext): EpochDay {
  return epochDay(context.world.timeline.day[newestSession(context)]!);
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

function requestedWindow(context: ApiContext, { query }: ApiRequest): Window | string {
  const wanted = query.get('resolution');
  if (wanted !== null && !(wanted in INTRADAY_MINUTES) && !['day', 'week', 'month', 'quarter'].includes(wanted)) return 'Unknown resolution';
  const from = query.get('from');
  const to = query.get('to');
  if (from !== null && to !== null) return windowOfDates(context, from, to, wanted);
  return windowOfPeriod(context, query.get('timePeriod') ?? '', wanted);
}

/** `GET /_api/price-chart/stock/{id}` for lines and indices. */
export const priceChart: Endpoint = (context, request, id) => {
  if (!/^\d+$/.test(id)) return json({ message: 'Invalid orderbook id' }, 400);
  const window = requestedWindow(context, request);
  if (typeof window === 'string') return badRequest(window);
  const series = seriesOf(context.world, id, context);
  return series === null ? notFoundPage(request.path) : chart(context, series, window);
};
