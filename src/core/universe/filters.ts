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

/** No turnover is below zero: without a limit an unknown one, in a currency without a rate, passes. Above it, unknown fails. */
export function medianTurnoverFilter(value: number, limit: number): FilterOutcome {
  const outcome = atLeastOutcome('medianTurnover', value, limit);
  return { ...outcome, passed: outcome.passed || limit <= 0 };
}

/** A line that has been delisted and has no later bar: on this day it was on no list any more. */
export function hasLeft({ status, lastBar }: Instrument, asOf: EpochDay): boolean {
  return status === 'delisted' && (lastBar === null || lastBar <= asOf);
}

/**
 * Lists are a tree of dotted codes: `se.xsto` takes in `se.xsto.mid cap stockholm`. What has left the market is on
 * none: counted among the names of a list, the departed of some years would close its data gates.
 */
export function marketPlaceFilter(instrument: Instrument, marketPlaces: readonly string[], asOf: EpochDay): FilterOutcome {
  const { marketPlace } = instrument;
  const limit = marketPlaces.join(', ');
  if (hasLeft(instrument, asOf)) return textOutcome('marketPlace', false, 'DELISTED', limit);
  const isMember = marketPlace !== null && marketPlaces.some((code) => marketPlace === code || marketPlace.startsWith(`${code}.`));
  return textOutcome('marketPlace', isMember, marketPlace, limit);
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
export function tradableFilter({ tradable }: Instrument): FilterOutcome {
  return textOutcome('tradable', !(tradable ?? '').startsWith('NOT_'), tradable, 'tradable');
}

const KNOWN_TRADABLE = 'BUYABLE_AND_SELLABLE';

export function isTradableUnknown({ tradable }: Instrument): boolean {
  return tradable === null || !(tradable === KNOWN_TRADABLE || tradable.startsWith('NOT_'));
}

/** The tests that need nothing but the instrument itself: what decides whether its bars are worth a machine's time. */
export function passesStaticFilters(instrument: Instrument, settings: UniverseSettings, asOf: EpochDay): boolean {
  return (
    marketPlaceFilter(instrument, settings.marketPlaces, asOf).passed &&
    instrumentTypeFilter(instrument).passed &&
    currencyFilter(instrument, settings.currency).passed &&
    sectorFilter(instrument, settings.excludedSectors).passed
  );
}
