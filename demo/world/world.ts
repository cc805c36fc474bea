import { raise } from '@core/errors';
import { epochDay, subMonths, type EpochDay } from '@core/time/epoch-day';
import { dividendsOf, type DividendEvent } from './dividends';
import { SEK_PER_UNIT } from './figures';
import { keyFigures, type KeyFigures } from './key-figures';
import { DEMO_INDICES, MARKET_LISTS, LARGE_CAP, type DemoIndex, type MarketList } from './listing';
import { createPriceBook, emptyBar, type Bar, type PriceBook } from './prices';
import { createMarketState, sharesPerAnchorShare, type MarketState } from './state';
import { createTimeline, GENESIS, type Timeline } from './timeline';
import { SCHEDULE } from './traits';
import type { Company, Line } from './company';
import { buildUniverse } from './universe';

/** A share class together with its issuer. */
export interface Listing {
  readonly company: Company;
  readonly line: Line;
}

export interface WorldOptions {
  readonly seed: number;
  readonly companies: number | null;
  readonly years: number;
  readonly today: EpochDay;
}

/** Days of prices known beyond today, so that moving forward rarely has to build the paths anew. */
const LOOK_AHEAD_DAYS = 420;
const MINIMUM_SESSIONS = 520;

export interface World {
  readonly seed: number;
  readonly state: MarketState;
  readonly companies: readonly Company[];
  readonly timeline: Timeline;
  readonly prices: PriceBook;
  today(): EpochDay;
  advance(sessions: number): void;
  /** Lines that are listed today, by list and then as they joined it. */
  listed(): readonly Listing[];
  /** A line by its id, whatever its state; null when there never was one. */
  find(orderbookId: string): Listing | null;
  findIndex(orderbookId: string): DemoIndex | null;
  isListed(listing: Listing): boolean;
  isHalted(listing: Listing): boolean;
  listOf(company: Company): MarketList;
  nameOf(listing: Listing): string;
  tickerOf(listing: Listing): string;
  firstSession(listing: Listing): number;
  /** Newest session on which the line traded, looking back from a session; −1 when it never has. */
  tradedOnOrBefore(listing: Listing, session: number): number;
  /** Fills the bar of a session; false when the line has none. */
  readBar(listing: Listing, session: number, bar: Bar): boolean;
  /** Close of the newest trade on or before a session; NaN without one. */
  closeOnOrBefore(listing: Listing, session: number): number;
  sharesOf(listing: Listing): number;
  marketCapSek(company: Company): number;
  keyFigures(company: Company): KeyFigures | null;
  dividends(listing: Listing): readonly DividendEvent[];
  sharesPerAnchorShare(company: Company): number;
  /** To be called after every change of the state. */
  forgetDerived(): void;
}

export function isSteady(line: Line): boolean {
  return line.kind === 'steady' || line.kind === 'preferred';
}

/** The line whose price stands for the company: B or the letterless one. */
export function mainLine(company: Company): Line {
  return company.lines.find((line) => !isSteady(line) && line.classLetter !== 'A') ?? company.lines[0]!;
}

export function createWorld(options: WorldOptions): World {
  const { seed } = options;
  const companies = buildUniverse(seed, options.companies);
  let timeline = createTimeline((options.today + LOOK_AHEAD_DAYS) as EpochDay);
  const start = timeline.onOrBefore(options.today);
  if (start < MINIMUM_SESSIONS) {
    return raise('invalid-input', 'The demo market starts in 2006 and needs two years before its first day.', {
      remedy: 'Choose a day from 2008-06-01 on.',
    });
  }
  const historyDay = subMonths(options.today, Math.round(options.years * 12));
  const state = createMarketState(start, Math.max(1, timeline.onOrAfter(Math.max(historyDay, GENESIS))), companies);
  let prices = createPriceBook(seed, timeline, companies, state);

  const listings: Listing[] = companies.flatMap((company) => company.lines.map((line) => ({ company, line })));
  const byId = new Map(listings.map((listing) => [listing.line.orderbookId, listing]));
  const figuresBySerial = new Map<number, KeyFigures | null>();
  const capBySerial = new Map<number, number>();
  const scratch = emptyBar();

  const today = (): EpochDay => epochDay(timeline.day[state.today]!);

  const firstSession = ({ company, line }: Listing): number => {
    if (company.trait === 'newly-listed') return start + SCHEDULE.newlyListed;
    if (company.trait === 'brand-new') return start + SCHEDULE.brandNew;
    if (company.trait === 'arrives') return start + SCHEDULE.arrives;
    if (company.trait !== null) return state.historyStart;
    // Whoever is listed at the start was listed a while ago, also when the demo is set to an early year.
    const listedOn = timeline.onOrAfter(line.firstDay);
    return Math.max(state.historyStart, Math.min(listedOn, start - 300));
  };
  const lastSession = ({ line }: Listing): number => {
    const halted = state.halts.get(line.orderbookId) ?? Infinity;
    const delisted = state.delistings.get(line.orderbookId) ?? Infinity;
    return Math.min(halted, delisted - 1, timeline.count - 1);
  };
  const isListed = (listing: Listing): boolean =>
    firstSession(listing) <= state.today && state.today < (state.delistings.get(listing.line.orderbookId) ?? Infinity);

  const readBar = (listing: Listing, session: number, bar: Bar): boolean => {
    if (session < firstSession(listing) || session > lastSession(listing)) return false;
    return prices.readBar(listing.company, listing.line, session, bar);
  };
  const tradedOnOrBefore = (listing: Listing, session: number): number => {
    const first = firstSession(listing);
    for (let i = Math.min(session, lastSession(listing)); i >= first; i -= 1) {
      if (readBar(listing, i, scratch)) return i;
    }
    return -1;
  };
  const closeOnOrBefore = (listing: Listing, session: number): number => {
    const traded = tradedOnOrBefore(listing, session);
    return traded < 0 ? Number.NaN : prices.closeAt(listing.company, listing.line, traded);
  };
  const sharesRatio = (company: Company): number => sharesPerAnchorShare(state, company.serial);
  const sharesOf = ({ company, line }: Listing): number => line.shares * (isSteady(line) ? 1 : sharesRatio(company));
  const priceSek = (company: Company, line: Line): number => {
    const close = closeOnOrBefore({ company, line }, state.today);
    return line.currency === 'EUR' ? close * SEK_PER_UNIT.EUR : close;
  };
  const marketCapSek = (company: Company): number => {
    let cap = capBySerial.get(company.serial);
    if (cap === undefined) {
      cap = 0;
      for (const line of company.lines) {
        const price = priceSek(company, line);
        if (!Number.isNaN(price)) cap += price * sharesOf({ company, line });
      }
      capBySerial.set(company.serial, cap);
    }
    return cap;
  };
  const figuresOf = (company: Company): KeyFigures | null => {
    let figures = figuresBySerial.get(company.serial);
    if (figures === undefined) {
      const price = priceSek(company, mainLine(company));
      figures = keyFigures(seed, prices, company, today(), sharesRatio(company), price, marketCapSek(company));
      figuresBySerial.set(company.serial, figures);
    }
    return figures;
  };
  const forgetDerived = (): void => {
    figuresBySerial.clear();
    capBySerial.clear();
  };
  const advance = (sessions: number): void => {
    state.today += sessions;
    if (state.today + 260 >= timeline.count) {
      timeline = createTimeline(epochDay(timeline.day[timeline.count - 1]! + Math.ceil(sessions * 1.5) + LOOK_AHEAD_DAYS));
      prices = createPriceBook(seed, timeline, companies, state);
    }
    forgetDerived();
  };
  const hasPassed = (session: number): boolean => state.today >= start + session;
  const classEnding = (line: Line): string => (line.classLetter === '' ? '' : ` ${line.classLetter}`);

  return {
    seed,
    state,
    companies,
    get timeline() {
      return timeline;
    },
    get prices() {
      return prices;
    },
    today,
    advance,
    listed: () => listings.filter(isListed),
    find: (orderbookId) => byId.get(orderbookId) ?? null,
    findIndex: (orderbookId) => DEMO_INDICES.find((index) => index.orderbookId === orderbookId) ?? null,
    isListed,
    isHalted: (listing) => state.today > (state.halts.get(listing.line.orderbookId) ?? Infinity),
    listOf: (company) =>
      MARKET_LISTS[company.trait === 'moves-list' && hasPassed(SCHEDULE.movesList) ? LARGE_CAP : company.list]!,
    nameOf: ({ company, line }) => {
      const renamed = company.trait === 'is-renamed' && hasPassed(SCHEDULE.renamed);
      return `${company.name}${renamed ? ' Gruppen' : ''}${classEnding(line)}`;
    },
    tickerOf: ({ company, line }) => `${company.ticker}${classEnding(line).toUpperCase()}`,
    firstSession,
    tradedOnOrBefore,
    readBar,
    closeOnOrBefore,
    sharesOf,
    marketCapSek,
    keyFigures: figuresOf,
    dividends: (listing) => {
      const from = epochDay(timeline.day[firstSession(listing)]!);
      return dividendsOf(seed, prices, listing.company, listing.line, from, today(), sharesRatio(listing.company));
    },
    sharesPerAnchorShare: sharesRatio,
    forgetDerived,
  };
}
