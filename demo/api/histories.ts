import { calendarDate, epochDay, epochDayOf, isoWeekday, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { stockholmInstantMs } from '@core/time/stockholm-time';
import { ownersOf, shortRatio } from '../world/key-figures';
import { quarterOfYear, reportDay } from '../world/report-calendar';
import { json } from './answer';
import { rounded, type Json } from './json';
import { forListedStock, ownCapSek } from './stock-page';

const OWNERS_SINCE = epochDayOf(2015, 9, 7);
const SHORTS_SINCE = epochDayOf(2023, 10, 6);
const SUNDAY = 7;

/** `GET /_api/market-guide/number-of-owners/{id}`: weekly, newest first. */
export const ownerHistory = forListedStock((world, listing) => {
  const today = world.today();
  const cap = ownCapSek(world, listing);
  const first = Math.max(OWNERS_SINCE, world.timeline.day[world.firstSession(listing)]!);
  const ownersOn = (day: number): number => ownersOf(world.seed, listing.line.serial, cap, day);
  const ownersPoints: Json[] = [];
  for (let day = today; day >= first; day = epochDay(day - 7)) {
    ownersPoints.push({ timestamp: stockholmInstantMs(day, 0), numberOfOwners: ownersOn(day) });
  }
  const now = ownersOn(today);
  const change = (since: number): { readonly by: number; readonly ratio: number } => {
    const then = ownersOn(Math.max(first, since));
    return { by: now - then, ratio: rounded(now / then - 1, 4) };
  };
  const year = change(today - 365);
  const thisYear = change(epochDayOf(calendarDate(today).year, 1, 1));
  return json({
    ownersPoints,
    historySummary: { oneYearChange: year.by, oneYearChangePercent: year.ratio, thisYearChange: thisYear.by, thisYearChangePercent: thisYear.ratio },
  });
});

/** `GET /_api/market-guide/short-selling/{id}`: Monday to Saturday, oldest first, the same for all classes. */
export const shortHistory = forListedStock((world, listing) => {
  const today = world.today();
  const shortSellingHistory: Json[] = [];
  for (let day: EpochDay = SHORTS_SINCE; day <= today; day = epochDay(day + 1)) {
    if (isoWeekday(day) === SUNDAY) continue;
    shortSellingHistory.push({ timestamp: stockholmInstantMs(day, 0), ratio: shortRatio(world.seed, listing.company, day) });
  }
  return json({ shortSellingHistory });
});

/** `GET /_api/market-guide/news/{id}`: the newest reports, as the agencies would announce them. */
export const stockNews = forListedStock((world, listing) => {
  const figures = world.keyFigures(listing.company);
  if (figures === null) return json({ articles: [] });
  const name = world.nameOf(listing);
  const articles = [0, 1, 2].map((back): Json => {
    const quarter = figures.newestQuarter - back;
    const day = reportDay(world.seed, listing.company, quarter);
    const isAnnual = quarterOfYear(quarter) === 4;
    const kind = isAnnual ? 'bokslutskommuniké' : `delårsrapport för kvartal ${quarterOfYear(quarter)}`;
    return {
      timePublishedMillis: stockholmInstantMs(day, 450),
      timePublished: `${toIsoDate(day)}T07:30:00`,
      headline: `${name} lämnar ${kind}`,
      vignette: name,
      intro: 'Påhittad nyhet från demobörsen.',
      articleType: 'PRESS_RELEASE',
      category: 'REPORT',
      newsSource: 'Demobörsen',
      fullArticleLink: '',
      externalLink: false,
    };
  });
  return json({ articles });
});
