import type { Instrument } from '../domain/instrument';
import type { FilterOutcome } from '../domain/signal';
import { NO_DAY } from '../factors/factor-table';
import { compareKeys } from '../numeric/sort-key';
import { epochDay, toIsoDate, type EpochDay } from '../time/epoch-day';
import { normaliseSectorName } from './sector-sets';
import type { UniverseSettings } from './universe-settings';

/** Names of the universe tests, in the order in which they are run. */
export const UNIVERSE_FILTERS = [
  'marketPlace',
  'instrumentType',
  'currency',
  'marketCap',
  'sector',
  'medianTurnover',
  'recentPrice',
  'tradable',
  'shareClass',
] as const;

/** How many of them make up the base universe: the lists, the instrument type and the currency. */
export const BASE_FILTER_COUNT = 3;

export function textOutcome(name: string, passed: boolean, value: string | null, limit: string | null): FilterOutcome {
  return { name, passed, value, limit, margin: null };
}

/** A test against a lower limit. Missing: fails, with value and margin null. */
export function atLeastOutcome(name: string, value: number, limit: number): FilterOutcome {
  const isKnown = Number.isFinite(value);
  return {
    name,
    passed: isKnown && compareKeys(value, limit) >= 0,
    value: isKnown ? value : null,
    limit,
    margin: isKnown ? value - limit : null,
  };
}

/** Lists are a tree of dotted codes: `se.xsto` takes in `se.xsto.mid cap stockholm`. */
export function marketPlaceFilter({ marketPlace }: Instrument, marketPlaces: readonly string[]): FilterOutcome {
  const isMember = marketPlace !== null && marketPlaces.some((code) => marketPlace === code || marketPlace.startsWith(`${code}.`));
  return textOutcome('marketPlace', isMember, marketPlace, marketPlaces.join(', '));
}

export function instrumentTypeFilter({ type, preferred }: Instrument): FilterOutcome {
  const value = type === 'STOCK' && preferred ? 'preference share' : type;
  return textOutcome('instrumentType', value === 'STOCK', value, 'STOCK');
}

export function currencyFilter(instrument: Instrument, currency: string | null): FilterOutcome {
  return textOutcome('currency', currency === null || instrument.currency === currency, instrument.currency, currency);
}

export function sectorFilter({ sectors }: Instrument, excludedSectors: readonly string[]): FilterOutcome {
  const excluded = new Set(excludedSectors.map(normaliseSectorName));
  const hit = sectors.find((sector) => excluded.has(normaliseSectorName(sector)));
  return textOutcome('sector', hit === undefined, hit ?? sectors[0] ?? null, excludedSectors.length > 0 ? 'not excluded' : null);
}

export function recentPriceFilter(barDay: number, asOf: EpochDay): FilterOutcome {
  const value = barDay === NO_DAY ? null : toIsoDate(epochDay(barDay));
  return textOutcome('recentPrice', value !== null, value, toIsoDate(epochDay(asOf - 10)));
}

/** Unknown words pass, so that a new one at the source does not empty every list; the row is flagged instead. */
export function tradableFilter(instrument: Instrument, asOf: EpochDay): FilterOutcome {
  const hasLeft = instrument.status === 'delisted' && (instrument.lastBar === null || instrument.lastBar <= asOf);
  const value = hasLeft ? 'DELISTED' : instrument.tradable;
  return textOutcome('tradable', !hasLeft && !(instrument.tradable ?? '').startsWith('NOT_'), value, 'tradable');
}

const KNOWN_TRADABLE = 'BUYABLE_AND_SELLABLE';

export function isTradableUnknown({ tradable }: Instrument): boolean {
  return tradable === null || !(tradable === KNOWN_TRADABLE || tradable.startsWith('NOT_'));
}

/** The tests that need nothing but the instrument itself: what decides whether its bars are worth a machine's time. */
export function passesStaticFilters(instrument: Instrument, settings: UniverseSettings): boolean {
  return (
    marketPlaceFilter(instrument, settings.marketPlaces).passed &&
    instrumentTypeFilter(instrument).passed &&
    currencyFilter(instrument, settings.currency).passed &&
    sectorFilter(instrument, settings.excludedSectors).passed
  );
}
